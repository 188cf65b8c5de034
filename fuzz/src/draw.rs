//! Problems drawn from bytes. For any bytes, each text could be written by a person and has one
//! meaning, so the reader has to read it back.

use httpexc::pointer::PathSegment;
use httpexc::problem::{ErrorCode, FieldError, Problem};

/// Bytes that make choices. If no bytes are left, every choice is the first one.
pub struct Draw<'a> {
    left: &'a [u8],
}

const CAPITALS: &[char] = &['A', 'M', 'Z'];
const LETTERS: &[char] =
    &['a', 'e', 'n', 's', 't', 'z', 'ä', 'ß', '☂', '😀', '&', '<', '>', '"', '\'', '\\', '$', '{'];
const SMALL: &[char] = &['a', 'b', 'e', 'k', 'q', 'z'];
const NAMES: &[char] = &['a', 'b', 'q', 'z', 'A', 'Z', '_', '/', '~', '%', '#', '+', '0'];

impl<'a> Draw<'a> {
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { left: bytes }
    }

    /// Draws a number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        let Some((first, left)) = self.left.split_first() else { return 0 };
        self.left = left;
        usize::from(*first) % limit
    }

    pub fn one_of<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn word(&mut self, from: &[char], least: usize, most: usize) -> String {
        let length = least + self.below(most - least + 1);
        (0..length).map(|_| self.one_of(from)).collect()
    }

    /// Draws a sentence: a capital, words of at least three letters, and a full stop.
    fn sentence(&mut self) -> String {
        let mut text = self.word(CAPITALS, 1, 1);
        text += &self.word(LETTERS, 2, 6);
        for _ in 0..=self.below(5) {
            text.push(' ');
            text += &self.word(LETTERS, 3, 7);
        }
        text.push('.');
        text
    }

    fn code(&mut self) -> ErrorCode<'static> {
        if self.below(2) == 0 {
            let number = 1000 + self.below(256) * 256 + self.below(256);
            return ErrorCode::Number(number.to_string().into());
        }
        let text = [self.word(SMALL, 3, 6), self.word(SMALL, 3, 6)].join("_");
        ErrorCode::Text(text.into())
    }

    fn segment(&mut self) -> PathSegment<'static> {
        if self.below(3) == 0 {
            return PathSegment::Index(self.below(256) as u64 * 4);
        }
        PathSegment::Name((self.word(SMALL, 1, 1) + &self.word(NAMES, 0, 8)).into())
    }

    fn error(&mut self) -> FieldError<'static> {
        let length = 1 + self.below(3);
        FieldError {
            path: (0..length).map(|_| self.segment()).collect(),
            code: Some(ErrorCode::Text(["BAD", "TOO_LONG", "REQUIRED_A"][self.below(3)].into())),
            message: Some(self.sentence().into()),
        }
    }

    /// Draws a problem.
    pub fn problem(&mut self) -> Problem<'static> {
        let status = self.one_of(&[400, 403, 404, 409, 422, 500, 503]);
        let title = self.sentence();
        // A page whose heading is the detail has no other detail.
        let mut detail = self.sentence();
        if detail == title {
            detail.insert_str(0, "No: ");
        }
        let code = self.code();
        let type_uri = (self.below(2) > 0).then(|| {
            ["https://", &self.word(SMALL, 3, 8), ".example/", &self.word(SMALL, 1, 8)].concat()
        });
        let errors = (0..self.below(4)).map(|_| self.error()).collect();
        Problem {
            status,
            type_uri: type_uri.map(Into::into),
            title: Some(title.into()),
            detail: Some(detail.into()),
            code: Some(code),
            errors,
            request_id: Some("req-7f".into()),
            ..Problem::default()
        }
    }
}
