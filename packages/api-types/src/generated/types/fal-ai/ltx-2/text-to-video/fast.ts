// Generated from the OpenAPI document of fal-ai/ltx-2/text-to-video/fast. Do not edit.

import type { components as queue } from '../../../../queue.ts'

export interface paths {
    "/fal-ai/ltx-2/requests/{request_id}": {
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
                        "application/json": components["schemas"]["Ltx2TextToVideoFastOutput"];
                    };
                };
                404: components["responses"]["UnknownRequest"];
                default: components["responses"]["AnyError"];
            };
        };
    };
    "/fal-ai/ltx-2/requests/{request_id}/cancel": queue["pathItems"]["cancel"];
    "/fal-ai/ltx-2/requests/{request_id}/status": queue["pathItems"]["status"];
    "/fal-ai/ltx-2/requests/{request_id}/status/stream": queue["pathItems"]["stream"];
    "/fal-ai/ltx-2/text-to-video/fast": {
        post: {
            parameters: queue["pathItems"]["submit"]["post"]["parameters"];
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Ltx2TextToVideoFastInput"];
                };
            };
            responses: {
                200: components["responses"]["QueueSubmitAnswer"];
                422: components["responses"]["ModelError"];
                default: components["responses"]["RequestError"];
            };
        };
    };
}
export interface components {
    schemas: queue["schemas"] & {
        /** LTXV20TextToVideoFastRequest */
        Ltx2TextToVideoFastInput: {
            /** What should happen in the video, in words. */
            prompt: string;
            /**
             * Length of the video in seconds. Lengths above 10 seconds work only at 1080p and 25 frames per second.
             * @default 6
             */
            duration?: 6 | 8 | 10 | 12 | 14 | 16 | 18 | 20;
            /**
             * Resolution of the video.
             * @default 1080p
             */
            resolution?: "1080p" | "1440p" | "2160p";
            /**
             * Frames per second of the video.
             * @default 25
             */
            fps?: 25 | 50;
            /**
             * Make a sound track for the video.
             * @default true
             */
            generate_audio?: boolean;
        };
        /** LTXVTextToVideoResponse */
        Ltx2TextToVideoFastOutput: {
            /** The finished video. */
            video: components["schemas"]["VideoFile"];
        };
        /** VideoFile */
        VideoFile: {
            /** Where to download the file. */
            url: string;
            /** MIME type of the file. */
            content_type?: string | null;
            /** Name of the file; made up when none is given. */
            file_name?: string | null;
            /** Size in bytes. */
            file_size?: number | null;
            /** Width in pixels. */
            width?: number | null;
            /** Height in pixels. */
            height?: number | null;
            /** Frames per second. */
            fps?: number | null;
            /** Length in seconds. */
            duration?: number | null;
            /** How many frames the video has. */
            num_frames?: number | null;
        };
    };
    responses: queue["responses"];
}

/** What fal-ai/ltx-2/text-to-video/fast takes. */
export type Input = components["schemas"]["Ltx2TextToVideoFastInput"];

/** What fal-ai/ltx-2/text-to-video/fast returns. */
export type Output = components["schemas"]["Ltx2TextToVideoFastOutput"];
