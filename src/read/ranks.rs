//! The order in which candidates for a member of the report are preferred.
//!
//! A body often has several candidates for one member of the report: a `message` and a `description`,
//! or a `code` in an object and another one in an object within it. Each is offered with a [`Rank`].
//! The lowest rank wins, and of equal ranks the first candidate. The lists below are in order of
//! preference, and no other file has a rank as a number.
//!
//! The ranks in a list are mostly four apart. The numbers between them are for the level of the object
//! that has the candidate: of two members with the same name the outer one wins.

/// The preference for a candidate. The lowest rank wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(u8);

/// The deepest level that a rank distinguishes. Deeper objects have the rank of this level.
const DEEPEST_RANKED_LEVEL: u8 = 3;

impl Rank {
    /// The best rank of a sentence that is a label: see [`Rank::as_label`].
    pub const BEST_LABEL: Self = Self(40);

    /// The rank of an `error` that is a sentence: after all other sentences, and before the phrases of
    /// statuses.
    pub const ERROR_SENTENCE: Self = Self(35);

    /// Returns the rank of the same candidate if it comes one place later.
    pub const fn next(self) -> Self {
        self.later(1)
    }

    /// Returns the rank of what the first entry of a list says, if it is about the whole error.
    pub const fn in_first_entry(self) -> Self {
        self.later(10)
    }

    /// Returns the rank of a sentence that is only the phrase of a status, such as "Bad Request": after
    /// all other sentences, and before all labels.
    pub const fn as_phrase(self) -> Self {
        Self(36_u8.saturating_add(if self.0 < 31 { self.0 / 10 } else { 3 }))
    }

    /// Returns the rank that a label has as a sentence: after all sentences.
    pub const fn as_label(self) -> Self {
        self.later(Self::BEST_LABEL.0)
    }

    /// Returns the rank of a code that repeats the status code: after all other codes of the body.
    pub const fn as_repeated_status(self) -> Self {
        self.later(60)
    }

    const fn later(self, places: u8) -> Self {
        Self(self.0.saturating_add(places))
    }
}

/// The members that have a code, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeRank {
    /// `code`, or the member in which a format has its code.
    Code = 0,
    /// `errorCode`: a code that says that it is an error's.
    ErrorCode = 4,
    /// `resultCode`, `errno`: a code by another name.
    OtherCode = 8,
    /// `reasonCode`, or an `error` that looks like a code.
    ReasonCode = 12,
    /// `errorType`, `messageKey`: a class of errors, or an identifier.
    ErrorClass = 16,
    /// The name of an XML element that stands for the error, or the name or id of a list's entry.
    ElementName = 20,
    /// `category`, `rule`.
    Category = 24,
    /// A `name` or an `id` that looks like a code.
    Name = 28,
    /// The code of the first entry of a list, or what a format has instead of a code.
    FirstEntry = 30,
    /// `type`, if it is not a URI.
    Type = 32,
    /// `tag`, a `reason` that looks like a code, or an `error` that is a number.
    Tag = 36,
    /// `status`, `state`.
    Status = 40,
    /// `type`, if it is a URI.
    TypeUri = 42,
    /// The `error` parameter of a challenge (RFC 6750, 3).
    Challenge = 130,
    /// A header with a code, such as `x-ms-error-code`.
    CodeHeader = 131,
}

/// The members that have a sentence, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextRank {
    /// `message`, or the member in which a format has its sentence.
    Message = 0,
    /// The sentence of a page.
    Page = 1,
    /// `errorMessage`: a message that says that it is an error's.
    ErrorMessage = 4,
    /// `resultMessage`: a message by another name.
    OtherMessage = 8,
    /// `detail`.
    Detail = 12,
    /// `msg`.
    Msg = 16,
    /// `description`, or a text for users.
    Description = 20,
    /// `longMessage`, a text for developers, or a `reason`.
    LongMessage = 24,
    /// `cause`, or the text of an XML element that has members, too.
    Cause = 28,
    /// `errors` or `details` that is a text.
    List = 32,
    /// A name that only ends like that of a sentence: `auth_msg`.
    NameEnd = 60,
    /// The `error_description` parameter of a challenge (RFC 6750, 3).
    Challenge = 70,
}

impl TextRank {
    /// Returns the rank of a sentence in the object that holds the list of errors. Those come after
    /// `message` and its like, in the same order.
    pub const fn beside_list(self) -> Rank {
        Self::Detail.rank().later(self as u8 / 4)
    }
}

/// The members that have a label, best first. Labels and sentences can be the same text, so these
/// ranks compare with those of [`TextRank`], too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelRank {
    /// A `message` beside a `detail` that says more.
    Summary = 0,
    /// The reason phrase of h3.
    ReasonPhrase = 3,
    /// A `title` that is not in the outermost object, or `error`.
    Title = 4,
    /// `summary`, or another name of a label.
    Label = 8,
}

/// What becomes the title, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TitleRank {
    /// `title` in the outermost object.
    Title = 0,
    /// The title of a page.
    Page = 1,
    /// The `title` of the first entry of a list.
    FirstEntry = 2,
    /// A label beside a sentence.
    Label = 200,
}

/// The members that have the id of a request, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RequestIdRank {
    /// `requestId`, or the member in which a format has the id.
    RequestId = 0,
    /// `traceId`, `correlationId`.
    TraceId = 1,
    /// `reference`, `supportId`.
    Reference = 2,
    /// `eventId`.
    EventId = 4,
}

/// The members that have a URL where a person can read more, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HelpRank {
    /// `help`, `documentation_url`.
    Help = 0,
    /// `links`.
    Links = 1,
    /// `url`.
    Url = 2,
    /// The `error_uri` parameter of a challenge (RFC 6749, 5.2).
    Challenge = 60,
}

/// The members that name the part of a request that an error is about, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FieldRank {
    /// `pointer`, `loc`.
    Pointer = 0,
    /// `field`, `path`.
    Field = 1,
    /// `property`.
    Property = 2,
    /// `members`: the name of a field, or several names.
    Members = 3,
    /// `source`, `location`: a field, or the part of the request that it is in.
    Location = 4,
    /// `context`, `key`: a field or a sentence.
    Context = 5,
    /// The `name` of a list's entry.
    Name = 6,
}

/// Adds the method to each list that returns its ranks.
macro_rules! ranks {
    ($($list:ident),*) => {$(
        impl $list {
            /// Returns the rank in the outermost object, or where levels make no difference.
            pub const fn rank(self) -> Rank {
                Rank(self as u8)
            }
        }
    )*};
}

ranks!(CodeRank, TextRank, LabelRank, TitleRank, RequestIdRank, HelpRank, FieldRank);

/// Adds the method to some lists that returns their ranks in objects within others.
macro_rules! ranks_by_level {
    ($($list:ident),*) => {$(
        impl $list {
            /// Returns the rank in an object at this level, from 0 for the outermost.
            pub const fn at(self, level: u8) -> Rank {
                let level = if level < DEEPEST_RANKED_LEVEL { level } else { DEEPEST_RANKED_LEVEL };
                self.rank().later(level)
            }
        }
    )*};
}

ranks_by_level!(CodeRank, TextRank, LabelRank);
