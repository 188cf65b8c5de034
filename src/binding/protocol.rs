//! The numbers that calls between the core and JavaScript use beside the records.
//!
//! `make generate` writes these constants, the tags and marks of the records, and the order of media
//! types, dialects and retry policies into the TypeScript sources.

/// The parts of a response that a call asks for. They add up.
pub mod response_part {
    /// All headers.
    pub const HEADERS: u8 = 1;
    /// The body.
    pub const BODY: u8 = 2;
    /// The headers that do not describe the body.
    pub const DUTY_HEADERS: u8 = 4;
}

/// What a caller allows, and knows of a failure, when it asks whether to retry. They add up.
pub mod retry_flag {
    /// A request whose method is not idempotent may be sent again.
    pub const ANY_METHOD: u8 = 1;
    /// A request that got a 202 with a delay may be sent again for its result.
    pub const ACCEPTED_STATUS: u8 = 2;
    /// The caller calls the failure temporary, unless the server says that it is not.
    pub const STATUS_ADDED: u8 = 4;
    /// The server says that a retry is worth it.
    pub const SAID_RETRYABLE: u8 = 8;
    /// The server says that a retry is not worth it.
    pub const SAID_PERMANENT: u8 = 16;
    /// The response states its delay in so many words, and not by the reset of a quota.
    pub const EXPLICIT_DELAY: u8 = 32;
}

/// How a response is read. They add up.
pub mod read_flag {
    /// The body of a response with an ok status may say that it is an error.
    pub const EXAMINE_OK: u8 = 1;
    /// The body was cut off.
    pub const CUT: u8 = 2;
}

/// The number of headers of a response that a report is read from. Further headers are ignored.
pub const MAX_READ_HEADERS: usize = 256;
