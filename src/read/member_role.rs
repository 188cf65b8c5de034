//! What a member of an error body can say.

use super::ranks::{CodeRank, FieldRank, HelpRank, RequestIdRank, TextRank};

/// What a member of an error body says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberRole {
    /// A name for programs.
    Code(CodeRank),
    /// A name for programs if it looks like one.
    NameOrId,
    /// The problem type: a URI or a code.
    Type,
    /// A status code, a code, or an object that holds the error.
    Status,
    /// A sentence for a person.
    Text(TextRank),
    /// A code or a sentence.
    Reason,
    /// A short label.
    Title,
    /// A short label, and a sentence if there is no other.
    Label,
    /// The error itself, its code, its label or its sentence.
    Error,
    /// A list or a map of errors.
    Errors,
    /// A sentence, a list or a map of errors, or an object that says more.
    Details,
    /// An object that may hold the error.
    Container,
    /// Sentences by the name of the rule that was broken.
    Rules,
    /// The name of a field. Beside the sentence of the whole error, it is the field that the error is
    /// about.
    Field(FieldRank),
    /// A path to a field. Only in an entry of a list it is the field that the error is about.
    Path(FieldRank),
    /// The names of several fields, or a map of errors by field.
    Fields,
    /// The part of the request that a path is in.
    RequestPart,
    /// The id of the request.
    RequestId(RequestIdRank),
    /// How long to wait before another try.
    RetryAfter(TimeUnit),
    /// Whether another try is worth it.
    Retryable,
    /// Whether the rate limit is one for the whole API.
    IsGlobal,
    /// Who shares the rate limit.
    Scope,
    /// A URL where a person can read more.
    Help(HelpRank),
    /// A URI of the occurrence.
    Instance,
}

/// The unit of a delay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeUnit {
    /// 1 s.
    Second,
    /// 1 ms.
    Millisecond,
}

impl TimeUnit {
    /// Returns the seconds that the unit has.
    pub const fn seconds(self) -> f64 {
        match self {
            Self::Second => 1.0,
            Self::Millisecond => 0.001,
        }
    }
}
