// Generated from the OpenAPI documents of fal's queue. Do not edit.

export interface components {
    schemas: {
        /** @description An error of the model: what was wrong with the input. */
        ModelErrorBody: {
            /** @description A list of faults; a plain text from some models. */
            detail: components["schemas"]["ModelErrorDetail"][] | string;
        };
        /** @description One fault that the model found. */
        ModelErrorDetail: {
            /** @description The limits that were passed, such as `max_height`. */
            ctx?: {
                [key: string]: unknown;
            };
            /** @description What was sent; may be the prompt itself. */
            input?: unknown;
            /** @description Where, such as `["body", "image_url"]`. */
            loc: (string | number)[];
            /** @description For people; the words may change. */
            msg: string;
            /** @description For programs, such as `missing`. */
            type: string;
            /** @description A page about this type. */
            url?: string;
        };
        /** @description What became of the wish to cancel. */
        QueueCancelAnswer: {
            /**
             * @description `OK`: taken out of the queue, never runs. `CANCELLATION_REQUESTED`: running, was told; may still finish and be billed.
             * @enum {string}
             */
            status: "OK" | "CANCELLATION_REQUESTED" | "ALREADY_COMPLETED" | "NOT_FOUND";
        };
        /** @description One line of a log. fal sends it in three shapes: plain, with `labels`, or with `level` and `source`. */
        QueueLogEntry: {
            /** @description Level and source in the older shape; may be empty. */
            labels?: {
                [key: string]: string;
            };
            /** @description For example `INFO`. */
            level?: string;
            /** @description The text of the line. */
            message: string;
            /** @description For example `USER`. */
            source?: string;
            /** @description ISO 8601, sometimes without a zone. */
            timestamp: string;
        };
        /** @description Where a request stands. */
        QueueStatus: components["schemas"]["QueueStatusInQueue"] | components["schemas"]["QueueStatusInProgress"] | components["schemas"]["QueueStatusCompleted"];
        /** @description Over: done, failed or cancelled. Only the result tells which; a failure may be named here. */
        QueueStatusCompleted: {
            /** @description Address that takes the wish to cancel. */
            cancel_url?: string;
            /** @description Why the request failed. Only when COMPLETED and failed. */
            error?: string;
            /** @description The kind of failure, such as `request_timeout`. */
            error_type?: string;
            /** @description Log lines: a window of the latest ones when polled, only new ones in the stream. */
            logs?: components["schemas"]["QueueLogEntry"][] | null;
            /** @description Measurements of the run. */
            metrics?: {
                /** @description Seconds that the model ran. */
                inference_time?: number | null;
            } & {
                [key: string]: unknown;
            };
            /** @description Id of the request in the queue. */
            request_id: string;
            /** @description Address that answers with the result. */
            response_url?: string;
            /** @enum {string} */
            status: "COMPLETED";
            /** @description Address that answers with the status. */
            status_url?: string;
        };
        /** @description Running. May go back to IN_QUEUE when a runner fails. */
        QueueStatusInProgress: {
            /** @description Address that takes the wish to cancel. */
            cancel_url?: string;
            /** @description Log lines: a window of the latest ones when polled, only new ones in the stream. */
            logs?: components["schemas"]["QueueLogEntry"][] | null;
            /** @description Measurements of the run. */
            metrics?: {
                /** @description Seconds that the model ran. */
                inference_time?: number | null;
            } & {
                [key: string]: unknown;
            };
            /** @description Id of the request in the queue. */
            request_id: string;
            /** @description Address that answers with the result. */
            response_url?: string;
            /** @enum {string} */
            status: "IN_PROGRESS";
            /** @description Address that answers with the status. */
            status_url?: string;
        };
        /** @description Waiting for a runner. */
        QueueStatusInQueue: {
            /** @description Address that takes the wish to cancel. */
            cancel_url?: string;
            /** @description Log lines: a window of the latest ones when polled, only new ones in the stream. */
            logs?: components["schemas"]["QueueLogEntry"][] | null;
            /** @description Measurements of the run. */
            metrics?: {
                /** @description Seconds that the model ran. */
                inference_time?: number | null;
            } & {
                [key: string]: unknown;
            };
            /** @description Number of requests that are ahead in the queue. */
            queue_position?: number;
            /** @description Id of the request in the queue. */
            request_id: string;
            /** @description Address that answers with the result. */
            response_url?: string;
            /** @enum {string} */
            status: "IN_QUEUE";
            /** @description Address that answers with the status. */
            status_url?: string;
        };
        /** @description A request that was taken. */
        QueueSubmitAnswer: {
            /** @description Address that takes the wish to cancel. */
            cancel_url: string;
            /** @description Id of the latest attempt. In one documented example; not in captures. */
            gateway_request_id?: string;
            /** @description Log lines: a window of the latest ones when polled, only new ones in the stream. */
            logs?: components["schemas"]["QueueLogEntry"][] | null;
            /** @description Measurements of the run. */
            metrics?: {
                /** @description Seconds that the model ran. */
                inference_time?: number | null;
            } & {
                [key: string]: unknown;
            };
            /** @description Number of requests that are ahead in the queue. */
            queue_position?: number;
            /** @description Id of the request in the queue. */
            request_id: string;
            /** @description Address that answers with the result. */
            response_url: string;
            /** @enum {string} */
            status: "IN_QUEUE";
            /** @description Address that answers with the status. */
            status_url: string;
        };
        /** @description An error of fal itself, not of the model. */
        RequestErrorBody: {
            /** @description For people. */
            detail: string;
            /** @description For programs, such as `request_timeout`; not on errors of the gateway. */
            error_type?: string;
        };
        /** @description No such request. */
        UnknownRequestBody: {
            /** @enum {string} */
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
    parameters: {
        /** @description `true`: no other endpoint may answer instead. */
        DisableFallback: string;
        /** @description JSON: how long the files of the result live and who may read them. */
        Lifecycle: string;
        /** @description Answers 429 at once when more requests than this wait. */
        MaxQueueLength: number;
        /** @description `1`: fal runs the request once and never again. */
        NoRetry: string;
        /** @description `low` waits behind `normal`. */
        Priority: "normal" | "low";
        /** @description Sends requests with the same hint to the same runner. */
        RunnerHint: string;
        /** @description Seconds within which a runner must start, else 504. */
        StartTimeout: number;
        /** @description Older name of X-Fal-Request-Start-Timeout. */
        StartTimeoutOld: number;
        /** @description `0`: fal keeps neither input nor output. */
        StoreIo: string;
        /** @description Address that is called once when the request is over. */
        Webhook: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: {
        cancel: {
            put: {
                parameters: {
                    path: {
                        request_id: string;
                    };
                };
                responses: {
                    /** @description Taken out of the queue. */
                    200: {
                        headers: {
                            [name: string]: unknown;
                        };
                        content: {
                            "application/json": components["schemas"]["QueueCancelAnswer"];
                        };
                    };
                    /** @description Running; it was told to stop. */
                    202: {
                        headers: {
                            [name: string]: unknown;
                        };
                        content: {
                            "application/json": components["schemas"]["QueueCancelAnswer"];
                        };
                    };
                    /** @description Already completed. */
                    400: {
                        headers: {
                            [name: string]: unknown;
                        };
                        content: {
                            "application/json": components["schemas"]["QueueCancelAnswer"];
                        };
                    };
                    401: components["responses"]["RequestError"];
                    403: components["responses"]["RequestError"];
                    /** @description No such request. */
                    404: {
                        headers: {
                            [name: string]: unknown;
                        };
                        content: {
                            "application/json": components["schemas"]["QueueCancelAnswer"];
                        };
                    };
                    429: components["responses"]["RequestError"];
                    500: components["responses"]["RequestError"];
                    503: components["responses"]["RequestError"];
                    504: components["responses"]["RequestError"];
                    default: components["responses"]["AnyError"];
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
                    /** @description Where the request stands. */
                    200: {
                        headers: {
                            [name: string]: unknown;
                        };
                        content: {
                            "application/json": components["schemas"]["QueueStatus"];
                        };
                    };
                    /** @description Not finished yet. */
                    202: {
                        headers: {
                            [name: string]: unknown;
                        };
                        content: {
                            "application/json": components["schemas"]["QueueStatus"];
                        };
                    };
                    401: components["responses"]["RequestError"];
                    403: components["responses"]["RequestError"];
                    404: components["responses"]["UnknownRequest"];
                    429: components["responses"]["RequestError"];
                    500: components["responses"]["RequestError"];
                    503: components["responses"]["RequestError"];
                    504: components["responses"]["RequestError"];
                    default: components["responses"]["AnyError"];
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
                    /** @description A status per event, as `data:` lines; logs are only the new ones. Ends after COMPLETED. */
                    200: {
                        headers: {
                            [name: string]: unknown;
                        };
                        content: {
                            "text/event-stream": components["schemas"]["QueueStatus"];
                        };
                    };
                    401: components["responses"]["RequestError"];
                    403: components["responses"]["RequestError"];
                    404: components["responses"]["UnknownRequest"];
                    429: components["responses"]["RequestError"];
                    500: components["responses"]["RequestError"];
                    503: components["responses"]["RequestError"];
                    504: components["responses"]["RequestError"];
                    default: components["responses"]["AnyError"];
                };
            };
        };
        submit: {
            post: {
                parameters: {
                    query?: {
                        /** @description Address that is called once when the request is over. */
                        fal_webhook?: components["parameters"]["Webhook"];
                        /** @description Answers 429 at once when more requests than this wait. */
                        fal_max_queue_length?: components["parameters"]["MaxQueueLength"];
                    };
                    header?: {
                        /** @description Seconds within which a runner must start, else 504. */
                        "X-Fal-Request-Start-Timeout"?: components["parameters"]["StartTimeout"];
                        /** @description Older name of X-Fal-Request-Start-Timeout. */
                        "X-Fal-Request-Timeout"?: components["parameters"]["StartTimeoutOld"];
                        /** @description `low` waits behind `normal`. */
                        "X-Fal-Queue-Priority"?: components["parameters"]["Priority"];
                        /** @description Sends requests with the same hint to the same runner. */
                        "X-Fal-Runner-Hint"?: components["parameters"]["RunnerHint"];
                        /** @description `1`: fal runs the request once and never again. */
                        "X-Fal-No-Retry"?: components["parameters"]["NoRetry"];
                        /** @description `0`: fal keeps neither input nor output. */
                        "X-Fal-Store-IO"?: components["parameters"]["StoreIo"];
                        /** @description JSON: how long the files of the result live and who may read them. */
                        "X-Fal-Object-Lifecycle-Preference"?: components["parameters"]["Lifecycle"];
                        /** @description `true`: no other endpoint may answer instead. */
                        "x-app-fal-disable-fallback"?: components["parameters"]["DisableFallback"];
                    };
                };
                responses: never;
            };
        };
    };
}
