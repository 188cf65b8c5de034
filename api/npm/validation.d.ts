export interface Issue {
  readonly message: string;
  readonly path?: string | Iterable<PropertyKey | {
    readonly key: unknown;
  }> | undefined;
}

export interface IssuesOptions<Each extends Issue = Issue> extends RetryOptions {
  readonly at?: string | number | readonly (string | number)[] | undefined;
  readonly errors?: undefined;
  readonly limit?: number | undefined;
  readonly tell?: ((issue: Each, made: FieldError) => FieldError | undefined) | undefined;
}

export function fromIssues<Each extends Issue>(
  issues: Iterable<Each> | {
    readonly issues: Iterable<Each>;
  },
  options?: IssuesOptions<Each>,
): HTTPUnprocessableContent;
