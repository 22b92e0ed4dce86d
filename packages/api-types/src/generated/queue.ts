// Generated from the OpenAPI documents of fal's queue. Do not edit.

export interface components {
    schemas: {
        /** An error of the model: what was wrong with the input. */
        ModelErrorBody: {
            /** A list of faults; a plain text from some models. */
            detail: components["schemas"]["ModelErrorDetail"][] | string;
        };
        /** One fault that the model found. */
        ModelErrorDetail: {
            /** The limits that were passed, such as `max_height`. */
            ctx?: {
                [key: string]: unknown;
            };
            /** What was sent; may be the prompt itself. */
            input?: unknown;
            /** Where, such as `["body", "image_url"]`. */
            loc: (string | number)[];
            /** For people; the words may change. */
            msg: string;
            /** For programs, such as `missing`. */
            type: string;
            /** A page about this type. */
            url?: string;
        };
        /** What became of the wish to cancel. */
        QueueCancelAnswer: {
            /** `OK`: taken out of the queue, never runs. `CANCELLATION_REQUESTED`: running, was told; may still finish and be billed. */
            status: "OK" | "CANCELLATION_REQUESTED" | "ALREADY_COMPLETED" | "NOT_FOUND";
        };
        /** One line of a log. fal sends it in three shapes: plain, with `labels`, or with `level` and `source`. */
        QueueLogEntry: {
            /** Level and source in the older shape; may be empty. */
            labels?: {
                [key: string]: string;
            };
            /** For example `INFO`. */
            level?: string;
            /** The text of the line. */
            message: string;
            /** For example `USER`. */
            source?: string;
            /** ISO 8601, sometimes without a zone. */
            timestamp: string;
        };
        QueueRequest: {
            /** Address that takes the wish to cancel. */
            cancel_url?: string;
            /** Log lines: a window of the latest ones when polled, only new ones in the stream. */
            logs?: components["schemas"]["QueueLogEntry"][] | null;
            /** Measurements of the run. */
            metrics?: {
                /** Seconds that the model ran. */
                inference_time?: number | null;
            } & {
                [key: string]: unknown;
            };
            /** Id of the request in the queue. */
            request_id: string;
            /** Address that answers with the result. */
            response_url?: string;
            /** Address that answers with the status. */
            status_url?: string;
        };
        /** Where a request stands. */
        QueueStatus: components["schemas"]["QueueStatusInQueue"] | components["schemas"]["QueueStatusInProgress"] | components["schemas"]["QueueStatusCompleted"];
        /** Done, failed or cancelled; only the result tells which. */
        QueueStatusCompleted: components["schemas"]["QueueRequest"] & {
            /** Why the request failed. Only when COMPLETED and failed. */
            error?: string;
            /** The kind of failure, such as `request_timeout`. */
            error_type?: string;
            status: "COMPLETED";
        };
        /** Running. May go back to IN_QUEUE when a runner fails. */
        QueueStatusInProgress: components["schemas"]["QueueRequest"] & {
            status: "IN_PROGRESS";
        };
        /** Waiting for a runner. */
        QueueStatusInQueue: components["schemas"]["QueueRequest"] & {
            /** Number of requests that are ahead in the queue. */
            queue_position?: number;
            status: "IN_QUEUE";
        };
        /** A request that was taken. */
        QueueSubmitAnswer: components["schemas"]["QueueStatusInQueue"] & {
            cancel_url: string;
            /** Id of the latest attempt; mostly left out. */
            gateway_request_id?: string;
            response_url: string;
            status_url: string;
        };
        /** An error of fal itself, not of the model. */
        RequestErrorBody: {
            /** For people. */
            detail: string;
            /** For programs, such as `request_timeout`; not on errors of the gateway. */
            error_type?: string;
        };
        /** No such request. */
        UnknownRequestBody: {
            status: "NOT_FOUND";
        };
    };
    responses: {
        /** @description fal or the model failed. */
        AnyError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ModelErrorBody"] | components["schemas"]["RequestErrorBody"];
            };
        };
        /** @description The model refused the input. */
        ModelError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ModelErrorBody"];
            };
        };
        /** @description What became of the wish to cancel. */
        QueueCancelAnswer: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["QueueCancelAnswer"];
            };
        };
        /** @description Where the request stands. */
        QueueStatus: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["QueueStatus"];
            };
        };
        /** @description The request was taken. */
        QueueSubmitAnswer: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["QueueSubmitAnswer"];
            };
        };
        /** @description fal refused or failed. */
        RequestError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestErrorBody"];
            };
        };
        /** @description No such request or app. */
        UnknownRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnknownRequestBody"] | components["schemas"]["RequestErrorBody"];
            };
        };
    };
    pathItems: {
        cancel: {
            put: {
                parameters: {
                    path: {
                        request_id: string;
                    };
                };
                responses: {
                    200: components["responses"]["QueueCancelAnswer"];
                    202: components["responses"]["QueueCancelAnswer"];
                    400: components["responses"]["QueueCancelAnswer"];
                    404: components["responses"]["QueueCancelAnswer"];
                    default: components["responses"]["RequestError"];
                };
            };
        };
        status: {
            get: {
                parameters: {
                    query?: {
                        logs?: number;
                    };
                    path: {
                        request_id: string;
                    };
                };
                responses: {
                    200: components["responses"]["QueueStatus"];
                    202: components["responses"]["QueueStatus"];
                    404: components["responses"]["UnknownRequest"];
                    default: components["responses"]["RequestError"];
                };
            };
        };
        stream: {
            get: {
                parameters: {
                    query?: {
                        logs?: number;
                    };
                    path: {
                        request_id: string;
                    };
                };
                responses: {
                    /** @description A status per event, with new logs only; ends after COMPLETED. */
                    200: {
                        headers: {
                            [name: string]: unknown;
                        };
                        content: {
                            "text/event-stream": components["schemas"]["QueueStatus"];
                        };
                    };
                    404: components["responses"]["UnknownRequest"];
                    default: components["responses"]["RequestError"];
                };
            };
        };
        submit: {
            post: {
                parameters: {
                    query?: {
                        /** @description Address that is called once when the request is over. */
                        fal_webhook?: string;
                        /** @description Answers 429 at once when more requests than this wait. */
                        fal_max_queue_length?: number;
                    };
                    header?: {
                        /** @description Seconds within which a runner must start, else 504. */
                        "X-Fal-Request-Start-Timeout"?: number;
                        /** @description Older name of X-Fal-Request-Start-Timeout. */
                        "X-Fal-Request-Timeout"?: number;
                        /** @description `low` waits behind `normal`. */
                        "X-Fal-Queue-Priority"?: "normal" | "low";
                        /** @description Sends requests with the same hint to the same runner. */
                        "X-Fal-Runner-Hint"?: string;
                        /** @description `1`: fal runs the request once and never again. */
                        "X-Fal-No-Retry"?: string;
                        /** @description `0`: fal keeps neither input nor output. */
                        "X-Fal-Store-IO"?: string;
                        /** @description JSON: how long the files of the result live and who may read them. */
                        "X-Fal-Object-Lifecycle-Preference"?: string;
                        /** @description `true`: no other endpoint may answer instead. */
                        "x-app-fal-disable-fallback"?: string;
                    };
                };
                responses: never;
            };
        };
    };
}
