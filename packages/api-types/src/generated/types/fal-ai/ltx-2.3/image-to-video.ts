// Generated from the OpenAPI document of fal-ai/ltx-2.3/image-to-video. Do not edit.

import type { components as queue } from '../../../queue.ts'

export interface paths {
    "/fal-ai/ltx-2.3/image-to-video": {
        post: {
            parameters: queue["pathItems"]["submit"]["post"]["parameters"];
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Ltx23ImageToVideoInput"];
                };
            };
            responses: {
                /** @description The request was taken. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QueueSubmitAnswer"];
                    };
                };
                400: components["responses"]["RequestError"];
                401: components["responses"]["RequestError"];
                403: components["responses"]["RequestError"];
                404: components["responses"]["RequestError"];
                422: components["responses"]["ModelError"];
                429: components["responses"]["RequestError"];
                500: components["responses"]["RequestError"];
                503: components["responses"]["RequestError"];
                504: components["responses"]["RequestError"];
                default: components["responses"]["AnyError"];
            };
        };
    };
    "/fal-ai/ltx-2.3/requests/{request_id}": {
        get: {
            parameters: {
                path: {
                    request_id: string;
                };
            };
            responses: {
                /** @description What the model returned. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ltx23ImageToVideoOutput"];
                    };
                };
                400: components["responses"]["RequestError"];
                401: components["responses"]["RequestError"];
                403: components["responses"]["RequestError"];
                404: components["responses"]["UnknownRequest"];
                422: components["responses"]["ModelError"];
                429: components["responses"]["RequestError"];
                499: components["responses"]["RequestError"];
                500: components["responses"]["AnyError"];
                503: components["responses"]["AnyError"];
                504: components["responses"]["AnyError"];
                default: components["responses"]["AnyError"];
            };
        };
    };
    "/fal-ai/ltx-2.3/requests/{request_id}/cancel": queue["pathItems"]["cancel"];
    "/fal-ai/ltx-2.3/requests/{request_id}/status": queue["pathItems"]["status"];
    "/fal-ai/ltx-2.3/requests/{request_id}/status/stream": queue["pathItems"]["stream"];
}
export interface components {
    schemas: {
        /** LTXV23ImageToVideoRequest */
        Ltx23ImageToVideoInput: {
            /**
             * Start Image URL
             * @description Picture to start from, by URL.
             */
            image_url: string;
            /**
             * End Image URL
             * @description Picture to end on; the video then moves from the first picture to this one.
             */
            end_image_url?: string | null;
            /**
             * Prompt
             * @description What should happen in the video, in words.
             */
            prompt: string;
            /**
             * Duration
             * @description Length of the video in seconds.
             * @default 6
             * @enum {integer}
             */
            duration?: 6 | 8 | 10;
            /**
             * Resolution
             * @description Resolution of the video.
             * @default 1080p
             * @enum {string}
             */
            resolution?: "1080p" | "1440p" | "2160p";
            /**
             * Aspect Ratio
             * @description Shape of the picture, width to height; `auto` takes it from the input picture.
             * @default auto
             * @enum {string}
             */
            aspect_ratio?: "auto" | "16:9" | "9:16";
            /**
             * Frames per Second
             * @description Frames per second of the video.
             * @default 25
             * @enum {integer}
             */
            fps?: 24 | 25 | 48 | 50;
            /**
             * Generate Audio
             * @description Make a sound track for the video.
             * @default true
             */
            generate_audio?: boolean;
        };
        /** LTXV23ImageToVideoResponse */
        Ltx23ImageToVideoOutput: {
            /** @description The finished video. */
            video: components["schemas"]["VideoFile"];
        };
        ModelErrorBody: queue["schemas"]["ModelErrorBody"];
        ModelErrorDetail: queue["schemas"]["ModelErrorDetail"];
        QueueCancelAnswer: queue["schemas"]["QueueCancelAnswer"];
        QueueLogEntry: queue["schemas"]["QueueLogEntry"];
        QueueStatus: queue["schemas"]["QueueStatus"];
        QueueStatusCompleted: queue["schemas"]["QueueStatusCompleted"];
        QueueStatusInProgress: queue["schemas"]["QueueStatusInProgress"];
        QueueStatusInQueue: queue["schemas"]["QueueStatusInQueue"];
        QueueSubmitAnswer: queue["schemas"]["QueueSubmitAnswer"];
        RequestErrorBody: queue["schemas"]["RequestErrorBody"];
        UnknownRequestBody: queue["schemas"]["UnknownRequestBody"];
        /** VideoFile */
        VideoFile: {
            /**
             * Url
             * @description Where to download the file.
             */
            url: string;
            /**
             * Content Type
             * @description MIME type of the file.
             */
            content_type?: string | null;
            /**
             * File Name
             * @description Name of the file; made up when none is given.
             */
            file_name?: string | null;
            /**
             * File Size
             * @description Size in bytes.
             */
            file_size?: number | null;
            /**
             * Width
             * @description Width in pixels.
             */
            width?: number | null;
            /**
             * Height
             * @description Height in pixels.
             */
            height?: number | null;
            /**
             * Fps
             * @description Frames per second.
             */
            fps?: number | null;
            /**
             * Duration
             * @description Length in seconds.
             */
            duration?: number | null;
            /**
             * Num Frames
             * @description How many frames the video has.
             */
            num_frames?: number | null;
        };
    };
    responses: queue["responses"];
    parameters: queue["parameters"];
    requestBodies: queue["requestBodies"];
    headers: queue["headers"];
    pathItems: never;
}

/** What fal-ai/ltx-2.3/image-to-video takes. */
export type Input = components["schemas"]["Ltx23ImageToVideoInput"];

/** What fal-ai/ltx-2.3/image-to-video returns. */
export type Output = components["schemas"]["Ltx23ImageToVideoOutput"];
