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

/// How a response is read. They add up.
pub mod read_flag {
    /// The body of a response with an ok status may say that it is an error.
    pub const EXAMINE_OK: u8 = 1;
    /// The body was cut off.
    pub const CUT: u8 = 2;
    /// JavaScript has the whole response as a text, and each character of it is ASCII.
    pub const ASCII_SOURCE: u8 = 4;
}

/// The number of headers of a response that a report is read from. Further headers are ignored.
pub const MAX_READ_HEADERS: usize = 256;
