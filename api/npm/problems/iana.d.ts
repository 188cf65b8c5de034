export interface QuotaExtensions {
  readonly "violated-policies"?: readonly string[] | undefined;
}

export const iana: Problems<ProblemClasses<"https://iana.org/assignments/http-problem-types#", {
  DateNotAcceptable: {
    status: 400;
    type: "date";
    code: "date";
    title: string;
    docs: string;
  };
  ObliviousKeyNotAcceptable: {
    status: 400;
    type: "ohttp-key";
    code: "ohttp_key";
    title: string;
    docs: string;
  };
  QuotaExceeded: {
    status: 429;
    title: string;
    extensions: StandardSchema<QuotaExtensions, QuotaExtensions>;
    jsonSchema: {
      type: string;
      properties: {
        "violated-policies": {
          type: string;
          items: {
            type: string;
          };
          description: string;
        };
      };
    };
    example: {
      "violated-policies": string[];
    };
  };
  TemporaryReducedCapacity: {
    status: 503;
    title: string;
    extensions: StandardSchema<QuotaExtensions, QuotaExtensions>;
    jsonSchema: {
      type: string;
      properties: {
        "violated-policies": {
          type: string;
          items: {
            type: string;
          };
          description: string;
        };
      };
    };
    example: {
      "violated-policies": string[];
    };
  };
  AbnormalUsageDetected: {
    status: 429;
    title: string;
    extensions: StandardSchema<QuotaExtensions, QuotaExtensions>;
    jsonSchema: {
      type: string;
      properties: {
        "violated-policies": {
          type: string;
          items: {
            type: string;
          };
          description: string;
        };
      };
    };
    example: {
      "violated-policies": string[];
    };
  };
}>>;
