//! Lookup of a status in the table.
//!
//! A program that needs only some columns links only these: the compiler copies them from the rows.

use super::rows::ROWS;
use super::{Alias, CacheRule, CatalogueRow, ContentRule, RetryRule, SPECIALISED_CLASSES, System};

/// Returns the row of a status, or `None` if the catalogue does not have the status.
///
/// ```
/// assert_eq!(httpexc::catalogue::find_row(429).unwrap().phrase, "Too Many Requests");
/// assert!(httpexc::catalogue::find_row(299).is_none());
/// ```
#[must_use]
pub fn find_row(status: u16) -> Option<&'static CatalogueRow> {
    let at = ROWS.binary_search_by_key(&status, |row| row.status).ok()?;
    ROWS.get(at)
}

/// The columns of a row that a response is made from. A program that only writes responses links
/// these columns and not the rest of the table, which is two thirds of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusSummary {
    status: u16,
    /// As in [`CatalogueRow::phrase`].
    pub phrase: &'static str,
    /// As in [`CatalogueRow::explanation`].
    pub explanation: &'static str,
    /// As in [`CatalogueRow::body`].
    pub body: ContentRule,
    /// As in [`CatalogueRow::cache`].
    pub cache: CacheRule,
}

impl StatusSummary {
    /// The summary of a status that is not in the catalogue.
    const UNKNOWN: Self = Self {
        status: 0,
        phrase: "",
        explanation: "",
        body: ContentRule::Allowed,
        cache: CacheRule::Explicit,
    };

    /// The summary of an unknown 1xx: an interim response ends after its headers (RFC 9110, 15.2).
    const INTERIM: Self = Self { body: ContentRule::Never, ..Self::UNKNOWN };
}

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, a panic would not build")]
static SUMMARIES: [StatusSummary; ROWS.len()] = {
    let mut summaries = [StatusSummary::UNKNOWN; ROWS.len()];
    let mut at = 0;
    while at < ROWS.len() {
        let CatalogueRow { status, phrase, explanation, body, cache, .. } = ROWS[at];
        summaries[at] = StatusSummary { status, phrase, explanation, body, cache };
        at += 1;
    }
    summaries
};

/// By status, the index of its summary, or `NO_SUMMARY`.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, a panic would not build")]
static SUMMARY_INDEXES: [u8; 600] = {
    let mut indexes = [NO_SUMMARY; 600];
    let mut at: u8 = 0;
    while (at as usize) < ROWS.len() {
        indexes[ROWS[at as usize].status as usize] = at;
        at += 1;
    }
    indexes
};

const NO_SUMMARY: u8 = u8::MAX;

fn find_summary_index(status: u16) -> Option<usize> {
    // A table is the faster way, and in a wasm module the smaller one counts more.
    if cfg!(target_arch = "wasm32") {
        return SUMMARIES.binary_search_by_key(&status, |row| row.status).ok();
    }
    let index = SUMMARY_INDEXES.get(usize::from(status))?;
    (*index != NO_SUMMARY).then_some(usize::from(*index))
}

/// Returns the summary of a status. The summary of an unknown status has empty texts, and says that
/// the response may have content unless the status is a 1xx.
///
/// ```
/// use httpexc::catalogue::{ContentRule, find_summary};
/// assert_eq!(find_summary(204).body, ContentRule::Never);
/// assert_eq!(find_summary(299).phrase, "");
/// ```
#[must_use]
pub fn find_summary(status: u16) -> &'static StatusSummary {
    let at = find_summary_index(status);
    let unknown = if status / 100 == 1 { &StatusSummary::INTERIM } else { &StatusSummary::UNKNOWN };
    at.and_then(|at| SUMMARIES.get(at)).unwrap_or(unknown)
}

/// The statuses and their phrases, without the other columns.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, a panic would not build")]
static PHRASES: [(u16, &str); ROWS.len()] = {
    let mut phrases = [(0, ""); ROWS.len()];
    let mut at = 0;
    while at < ROWS.len() {
        phrases[at] = (ROWS[at].status, ROWS[at].phrase);
        at += 1;
    }
    phrases
};

/// Returns the phrase of a status, empty for an unknown one. A program that needs only the phrases
/// links no other columns of the catalogue.
///
/// ```
/// use httpexc::catalogue::find_phrase;
/// assert_eq!((find_phrase(404), find_phrase(299)), ("Not Found", ""));
/// ```
#[must_use]
pub fn find_phrase(status: u16) -> &'static str {
    let at = PHRASES.binary_search_by_key(&status, |row| row.0).ok();
    at.and_then(|at| PHRASES.get(at)).map_or("", |row| row.1)
}

/// The statuses and their [`CatalogueRow::titles`], without the other columns.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, a panic would not build")]
static TITLES: [(u16, &[Alias]); ROWS.len()] = {
    let mut titles: [(u16, &[Alias]); ROWS.len()] = [(0, &[]); ROWS.len()];
    let mut at = 0;
    while at < ROWS.len() {
        titles[at] = (ROWS[at].status, ROWS[at].titles);
        at += 1;
    }
    titles
};

/// Returns the title that a library uses for a status in its responses, or `None` if that is the
/// phrase.
///
/// ```
/// use httpexc::catalogue::{System, find_title};
/// assert_eq!(find_title(System::Falcon1, 413), Some("Payload Too Large"));
/// assert_eq!(find_title(System::Falcon, 413), None);
/// ```
#[must_use]
pub fn find_title(system: System, status: u16) -> Option<&'static str> {
    let at = TITLES.binary_search_by_key(&status, |row| row.0).ok()?;
    let (_, titles) = TITLES.get(at)?;
    titles.iter().find(|title| title.system == system).map(|title| title.name)
}

/// The titles of the specialised classes, with those of libraries, without the other columns.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, a panic would not build")]
static SPECIALISED_TITLES: [(&str, &[Alias]); SPECIALISED_CLASSES.len()] = {
    let mut titles: [(&str, &[Alias]); SPECIALISED_CLASSES.len()] =
        [("", &[]); SPECIALISED_CLASSES.len()];
    let mut at = 0;
    while at < SPECIALISED_CLASSES.len() {
        titles[at] = (SPECIALISED_CLASSES[at].title, SPECIALISED_CLASSES[at].titles);
        at += 1;
    }
    titles
};

/// Returns the title that a library uses for a specialised class, or `None` if it has no other one.
///
/// ```
/// use httpexc::catalogue::{System, find_specialised_title};
/// let find = |system| find_specialised_title(system, "Missing Header");
/// assert_eq!(find(System::Falcon), Some("Missing header value"));
/// assert_eq!(find(System::Werkzeug), None);
/// ```
#[must_use]
pub fn find_specialised_title(system: System, title: &str) -> Option<&'static str> {
    let (_, titles) = SPECIALISED_TITLES.iter().find(|(own, _)| *own == title)?;
    titles.iter().find(|title| title.system == system).map(|title| title.name)
}

/// By the first letter of a title, a bit for each length that such titles have. Nearly all other texts
/// have a letter and a length that no title has, and need no search.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, a panic would not build")]
static TITLE_LENGTHS: [u64; 26] = {
    const fn add(lengths: &mut [u64; 26], title: &str) {
        lengths[(title.as_bytes()[0] - b'A') as usize] |= 1 << title.len();
    }
    let mut lengths = [0; 26];
    let mut at = 0;
    while at < ROWS.len() {
        if ROWS[at].status >= 400 {
            add(&mut lengths, ROWS[at].phrase);
            let mut alias = 0;
            while alias < ROWS[at].titles.len() {
                add(&mut lengths, ROWS[at].titles[alias].name);
                alias += 1;
            }
        }
        at += 1;
    }
    lengths
};

/// Whether a text has the first letter and the length of a title.
fn may_be_title(text: &str) -> bool {
    let letter = text.bytes().next().and_then(|first| first.checked_sub(b'A'));
    let lengths = letter.and_then(|letter| TITLE_LENGTHS.get(usize::from(letter)));
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    lengths.is_some_and(|lengths| lengths.checked_shr(length).unwrap_or(0) & 1 == 1)
}

/// Whether a text is the title of an error's status: its phrase, or the title that a library uses.
///
/// ```
/// use httpexc::catalogue::is_error_title;
/// assert!(is_error_title("Not Found") && is_error_title("Request Entity Too Large"));
/// assert!(!is_error_title("OK") && !is_error_title("No song has the id 7."));
/// ```
#[must_use]
pub fn is_error_title(text: &str) -> bool {
    let is_phrase = |(status, phrase): &(u16, &str)| *status >= 400 && *phrase == text;
    let is_title = |(status, titles): &(u16, &[Alias])| {
        *status >= 400 && titles.iter().any(|title| title.name == text)
    };
    may_be_title(text) && (PHRASES.iter().any(is_phrase) || TITLES.iter().any(is_title))
}

/// The number of rows that say [`RetryRule::Later`].
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, a panic would not build")]
const RETRYABLE_COUNT: usize = {
    let mut count = 0;
    let mut at = 0;
    while at < ROWS.len() {
        if matches!(ROWS[at].retry, RetryRule::Later) {
            count += 1;
        }
        at += 1;
    }
    count
};

/// The statuses whose rows say [`RetryRule::Later`], in ascending order. A program that needs only
/// this list links no other part of the catalogue.
///
/// ```
/// use httpexc::catalogue::RETRYABLE_STATUSES;
/// assert!(RETRYABLE_STATUSES.contains(&503) && !RETRYABLE_STATUSES.contains(&500));
/// ```
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, a panic would not build")]
pub static RETRYABLE_STATUSES: [u16; RETRYABLE_COUNT] = {
    let mut statuses = [0; RETRYABLE_COUNT];
    let mut count = 0;
    let mut at = 0;
    while at < ROWS.len() {
        if matches!(ROWS[at].retry, RetryRule::Later) {
            statuses[count] = ROWS[at].status;
            count += 1;
        }
        at += 1;
    }
    statuses
};
