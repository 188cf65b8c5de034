export type SvelteKitError = Readonly<ProblemDetails> & {
  readonly message: string;
};

export interface SvelteKitEvent {
  readonly isDataRequest: boolean;
  readonly isRemoteRequest?: boolean | undefined;
  readonly request: Request;
}

export interface SvelteKitHooks {
  readonly handle: <Event extends SvelteKitEvent>(input: {
    readonly event: Event;
    readonly resolve: (event: Event) => Response | Promise<Response>;
  }) => Promise<Response>;
  readonly handleError: (input: {
    readonly error: unknown;
    readonly event: SvelteKitEvent;
    readonly status: number;
    readonly message: string;
  }) => Promise<SvelteKitError>;
}

export function errorHandler<Event extends SvelteKitEvent = SvelteKitEvent>(
  options?: Errors | ErrorsConfig<[event: Event]>,
): SvelteKitHooks;
