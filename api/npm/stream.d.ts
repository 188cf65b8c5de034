export type EventIterable =
  | Iterable<ServerSentEvent>
  | AsyncIterable<ServerSentEvent>
  | ReadableStream<ServerSentEvent>;

export interface EventStreamOptions {
  readonly errors?: Errors | undefined;
  readonly headers?: HeaderFields | undefined;
  readonly request?: RequestLike | undefined;
}

export class IncompleteStream extends NoResponse {
  constructor(cause: unknown, lastEventId: string);
  readonly lastEventId: string;
  get name(): string;
  set name(name: string);
}

export interface ReadEventsOptions extends Omit<ReadOptions, "errorsInOk"> {
  readonly apiErrors?: boolean | undefined;
  readonly maxEventLength?: number | undefined;
}

export interface ServerSentEvent {
  readonly data: string;
  readonly event?: string | undefined;
  readonly id?: string | undefined;
  readonly retry?: number | undefined;
}

export function eventStream(events: EventIterable, options?: EventStreamOptions): Response;

export function readEvents(
  response: ResponseLike,
  options?: ReadEventsOptions,
): AsyncIterableIterator<ServerSentEvent>;
