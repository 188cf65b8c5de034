export interface PortableError {
  readonly headers: [name: string, value: string][];
  readonly problem: ProblemDetails;
  readonly tag: typeof PORTABLE_TAG;
}

export interface PortableOptions {
  readonly errors?: Errors | undefined;
}

export interface ReviveOptions<Problems extends ProblemSet = ProblemSet> {
  readonly headers?: readonly string[] | undefined;
  readonly problems?: Problems | undefined;
}

export type ServiceClass = abstract new (...args: any[]) => object;

export function addDigest<Thrown>(error: Thrown): Thrown & {
  readonly digest?: string;
};

export function portable<Class extends ServiceClass>(
  Class: Class,
  options?: PortableOptions,
): Class;

export function revive<Problems extends ProblemSet = never>(
  value: unknown,
  options?: ReviveOptions<Problems>,
): HTTPException | ProblemOf<Problems> | null;

export function toPortable(error: unknown, options?: PortableOptions): PortableError;

// Not exported, but part of the types above:

const PORTABLE_TAG = "httpexc/portable";
