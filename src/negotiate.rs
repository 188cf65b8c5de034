//! Content negotiation: the media type that an `Accept` value asks for (RFC 9110, 12.5.1).
//!
//! It takes one pass over the value, and [`negotiate`] allocates nothing. An error response never
//! becomes a 406: if the value is missing or malformed, or no offer fits, the response has the default
//! media type (RFC 9110, 12.4.1 allows that).
//!
//! This module must not know statuses or bodies.

mod media_type;

pub use media_type::{MediaEssence, MediaType};

/// The offers of [`negotiate`]. As a constant they are data, which is smaller than the code of a map.
const ESSENCES: [MediaEssence<'_>; MediaType::ALL.len()] = [
    MediaType::ProblemJson.essence(),
    MediaType::Json.essence(),
    MediaType::Html.essence(),
    MediaType::ProblemXml.essence(),
    MediaType::Xml.essence(),
    MediaType::TextXml.essence(),
    MediaType::Text.essence(),
    MediaType::Markdown.essence(),
];

/// The length of the longest `Accept` value that is read to its end, in bytes. The rest of a longer
/// value is ignored.
pub const MAX_ACCEPT_LENGTH: usize = 8192;

/// A weight in thousandths, the precision of a qvalue (RFC 9110, 12.4.2).
type RangeWeight = u16;

const FULL_WEIGHT: RangeWeight = 1000;

/// The best fit of an offer and its weight.
type OfferFit = (RangeFit, RangeWeight);

/// Returns the fit of a media type before any range was read. Wildcards fit less than the fit of one that
/// a client has to name, so that they never choose it.
const fn find_first_fit(media: MediaType) -> OfferFit {
    (if media.needs_name() { RangeFit::Unnamed } else { RangeFit::None }, 0)
}

/// How specifically a range matches an offer. The most specific range decides the weight of the offer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum RangeFit {
    None,
    AnyType,
    AnySubtype,
    /// No range names an offer that a client has to name.
    Unnamed,
    Exact,
}

/// Returns the media type of the response for an `Accept` value.
///
/// The most specific range that matches an offer decides its weight, and the offer with the highest
/// weight wins. At equal weights an offer that is named wins over one that matches a wildcard, and
/// then the order of [`MediaType`] decides. No wildcard chooses Markdown
/// ([`MediaType::needs_name`]). The parameter `charset=utf-8` is ignored. A range with
/// another parameter matches no offer, because no offer has parameters.
///
/// If no offer fits, what comes close is better than the default: the parameters of ranges are ignored,
/// except for offers that a range without parameters excludes. If none fits then, a range `…+json` gets
/// JSON and a range `…+xml` gets XML.
///
/// ```
/// use httpexc::negotiate::{negotiate, MediaType};
/// assert_eq!(negotiate("text/html,application/xml;q=0.9,*/*;q=0.8"), MediaType::Html);
/// assert_eq!(negotiate("text/html;level=1, application/xml;q=0.5"), MediaType::Xml);
/// assert_eq!(negotiate("text/html;level=1"), MediaType::Html);
/// assert_eq!(negotiate("application/vnd.api+json"), MediaType::Json);
/// assert_eq!(negotiate("image/png"), MediaType::ProblemJson);
/// ```
#[must_use]
pub fn negotiate(accept: &str) -> MediaType {
    let chosen =
        find_best_offer(accept, &ESSENCES, TieRule::Named, &mut MediaType::ALL.map(find_first_fit));
    chosen.and_then(|at| MediaType::ALL.get(at).copied()).unwrap_or(MediaType::ProblemJson)
}

/// Returns the index of the offer that an `Accept` value asks for, or `None` if no offer fits. The
/// offers are in the order of preference, and the rules are those of [`negotiate`].
///
/// ```
/// use httpexc::negotiate::choose_offer;
/// let offers = [("text", "html"), ("application", "yaml")];
/// assert_eq!(choose_offer("application/yaml, text/*;q=0.5", &offers), Some(1));
/// assert_eq!(choose_offer("*/*", &offers), Some(0));
/// assert_eq!(choose_offer("image/png", &offers), None);
/// ```
#[must_use]
pub fn choose_offer(accept: &str, offers: &[MediaEssence<'_>]) -> Option<usize> {
    choose_offer_by(accept, offers, TieRule::Named)
}

/// Returns the index of the offer that an `Accept` value asks for, as [`choose_offer`] does. `ties`
/// decides between offers of equal weight.
///
/// ```
/// use httpexc::negotiate::{TieRule, choose_offer_by};
/// let offers = [("application", "json"), ("application", "xml")];
/// let choose = |ties| choose_offer_by("application/xml, */*", &offers, ties);
/// assert_eq!((choose(TieRule::Named), choose(TieRule::Order)), (Some(1), Some(0)));
/// ```
#[must_use]
pub fn choose_offer_by(accept: &str, offers: &[MediaEssence<'_>], ties: TieRule) -> Option<usize> {
    find_best_offer(accept, offers, ties, &mut vec![(RangeFit::None, 0); offers.len()])
}

/// Returns the index of the offer that an `Accept` value asks for among the media types of a dialect and
/// further offers after them, as [`choose_offer_by`] does. Further offers are chosen by wildcards, too.
///
/// ```
/// use httpexc::negotiate::{MediaType, TieRule, choose_media_type};
/// let own = [MediaType::Json, MediaType::Markdown];
/// let choose = |accept| choose_media_type(accept, &own, &[("text", "csv")], TieRule::Named);
/// assert_eq!((choose("text/markdown"), choose("text/*")), (Some(1), Some(2)));
/// ```
#[must_use]
pub fn choose_media_type(
    accept: &str,
    own: &[MediaType],
    further: &[MediaEssence<'_>],
    ties: TieRule,
) -> Option<usize> {
    let mut offers: Vec<MediaEssence<'_>> = own.iter().map(|media| media.essence()).collect();
    offers.extend(further);
    let mut closest: Vec<OfferFit> = own.iter().map(|media| find_first_fit(*media)).collect();
    closest.resize(offers.len(), (RangeFit::None, 0));
    find_best_offer(accept, &offers, ties, &mut closest)
}

/// Which of several offers wins that an `Accept` value gives the same weight. RFC 9110, 12.5.1 leaves
/// that to the server.
///
/// ```
/// use httpexc::{dialect::FALCON_DIALECT, negotiate::TieRule};
/// assert_eq!(FALCON_DIALECT.ties, TieRule::Order);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TieRule {
    /// An offer that the value names, and then the first one.
    Named,
    /// The first one.
    Order,
}

/// Returns the index of the best offer. `closest` has an entry for each offer, in which the best fit
/// is noted.
fn find_best_offer(
    accept: &str,
    offers: &[MediaEssence<'_>],
    ties: TieRule,
    closest: &mut [OfferFit],
) -> Option<usize> {
    let mut suffix_weights: (RangeWeight, RangeWeight) = (0, 0);
    // Ranges with parameters count only if the others select no offer.
    for is_last_resort in [false, true] {
        let mut has_narrowed = false;
        let mut rest = AcceptCursor::new(accept);
        while !rest.is_done() {
            if let Some(range) = rest.take_range() {
                has_narrowed |= range.is_narrowed;
                if range.is_narrowed == is_last_resort {
                    note_fits(&range, offers, closest);
                }
                if range.has_suffix("+json") {
                    suffix_weights.0 = suffix_weights.0.max(range.weight);
                } else if range.has_suffix("+xml") {
                    suffix_weights.1 = suffix_weights.1.max(range.weight);
                }
            }
            rest.skip_element();
        }
        let chosen = find_heaviest(closest, ties);
        if chosen.is_some() {
            return chosen;
        }
        if !has_narrowed {
            break;
        }
    }
    find_suffix_offer(suffix_weights, offers)
}

/// Notes how a range fits the offers, if it fits better than the ranges before it. A range with parameters
/// counts neither for an offer that was excluded without them nor if it excludes a variant itself.
fn note_fits(range: &MediaRange<'_>, offers: &[MediaEssence<'_>], closest: &mut [OfferFit]) {
    for (best, offer) in closest.iter_mut().zip(offers) {
        let fit = range.find_fit(*offer);
        let is_excluded = range.is_narrowed && (*best == (fit, 0) || range.weight == 0);
        if fit != RangeFit::None && !is_excluded {
            *best = (*best).max((fit, range.weight));
        }
    }
}

/// Returns the index of the offer with the highest weight above zero.
fn find_heaviest(closest: &[OfferFit], ties: TieRule) -> Option<usize> {
    let mut best = (0, false);
    let mut chosen = None;
    for (at, (fit, weight)) in closest.iter().enumerate() {
        let rank = (*weight, ties == TieRule::Named && *fit == RangeFit::Exact);
        if *weight > 0 && rank > best {
            best = rank;
            chosen = Some(at);
        }
    }
    chosen
}

/// Returns the index of the offer for ranges `…+json` and `…+xml` by their highest weights.
fn find_suffix_offer(
    weights: (RangeWeight, RangeWeight),
    offers: &[MediaEssence<'_>],
) -> Option<usize> {
    let wanted = match weights {
        (json, xml) if xml > json => "xml",
        (json, _) if json > 0 => "json",
        _ => return None,
    };
    // `text/xml` is another name of `application/xml` (RFC 7303, 9.2), also if it is offered first.
    let is_main = |offer: &MediaEssence<'_>| *offer == ("application", wanted);
    let main = offers.iter().position(is_main);
    main.or_else(|| offers.iter().position(|offer| offer.1 == wanted))
}

/// One element of an `Accept` value.
struct MediaRange<'a> {
    main_type: &'a [u8],
    subtype: &'a [u8],
    weight: RangeWeight,
    /// Whether the range has a parameter other than `charset=utf-8`.
    is_narrowed: bool,
}

impl MediaRange<'_> {
    fn find_fit(&self, (main_type, subtype): MediaEssence<'_>) -> RangeFit {
        if self.main_type == b"*" {
            if self.subtype == b"*" { RangeFit::AnyType } else { RangeFit::None }
        } else if !self.main_type.eq_ignore_ascii_case(main_type.as_bytes()) {
            RangeFit::None
        } else if self.subtype == b"*" {
            RangeFit::AnySubtype
        } else if self.subtype.eq_ignore_ascii_case(subtype.as_bytes()) {
            RangeFit::Exact
        } else {
            RangeFit::None
        }
    }

    fn has_suffix(&self, suffix: &str) -> bool {
        let start = self.subtype.len().saturating_sub(suffix.len());
        let end = self.subtype.get(start..);
        end.is_some_and(|end| start > 0 && end.eq_ignore_ascii_case(suffix.as_bytes()))
    }
}

/// A position in an `Accept` value. Every method moves it forward, and none beyond the end.
struct AcceptCursor<'a> {
    bytes: &'a [u8],
}

impl<'a> AcceptCursor<'a> {
    fn new(accept: &'a str) -> Self {
        let bytes = accept.as_bytes();
        let bytes = match bytes.get(..MAX_ACCEPT_LENGTH) {
            // The element that the limit cuts is left out.
            Some(head) if bytes.len() > MAX_ACCEPT_LENGTH => {
                let end = head.iter().rposition(|byte| *byte == b',').unwrap_or(0);
                head.get(..end).unwrap_or_default()
            }
            _ => bytes,
        };
        Self { bytes }
    }

    const fn is_done(&self) -> bool {
        self.bytes.is_empty()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.first().copied()
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        let (head, rest) = self.bytes.split_at_checked(count).unwrap_or((self.bytes, &[]));
        self.bytes = rest;
        head
    }

    // Not inlined, as it would be there a dozen times.
    #[inline(never)]
    fn take_while(&mut self, accepts: fn(u8) -> bool) -> &'a [u8] {
        let end = self.bytes.iter().position(|byte| !accepts(*byte));
        self.take(end.unwrap_or(self.bytes.len()))
    }

    fn skip_space(&mut self) {
        self.take_while(|byte| byte == b' ' || byte == b'\t');
    }

    /// Moves past a byte if it comes next. Returns whether it did.
    fn skip(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.take(1);
        }
        found
    }

    fn take_token(&mut self) -> Option<&'a [u8]> {
        let token = self.take_while(crate::header::is_token_byte);
        (!token.is_empty()).then_some(token)
    }

    /// Moves past the next comma that is not in a quoted string.
    fn skip_element(&mut self) {
        loop {
            self.take_while(|byte| byte != b',' && byte != b'"');
            match self.peek() {
                Some(b'"') => {
                    self.take_quoted();
                }
                _ => {
                    self.take(1);
                    return;
                }
            }
        }
    }

    /// Moves past a quoted string. Returns the text between its quotes, with its escapes.
    fn take_quoted(&mut self) -> Option<&'a [u8]> {
        self.take(1);
        let start = self.bytes;
        loop {
            self.take_while(|byte| byte != b'"' && byte != b'\\');
            match self.peek() {
                None => return None,
                Some(b'"') => {
                    let length = start.len().saturating_sub(self.bytes.len());
                    self.take(1);
                    return start.get(..length);
                }
                Some(_) => {
                    self.take(2);
                }
            }
        }
    }

    /// Returns the element at this position, or `None` if it is empty or malformed.
    fn take_range(&mut self) -> Option<MediaRange<'a>> {
        self.skip_space();
        let main_type = self.take_token()?;
        if !self.skip(b'/') {
            return None;
        }
        let subtype = self.take_token()?;
        let mut range = MediaRange { main_type, subtype, weight: FULL_WEIGHT, is_narrowed: false };
        loop {
            self.skip_space();
            match self.peek() {
                None | Some(b',') => return Some(range),
                Some(b';') => {
                    self.take(1);
                }
                Some(_) => return None,
            }
            self.skip_space();
            // `a/b;` and `a/b;;q=1` are legal: parameters may be empty.
            let Some(name) = self.take_token() else { continue };
            if !self.skip(b'=') {
                return None;
            }
            let value = match self.peek() {
                Some(b'"') => self.take_quoted()?,
                _ => self.take_token()?,
            };
            if name.eq_ignore_ascii_case(b"q") {
                range.weight = parse_weight(value)?;
                // Extensions follow the weight. They say nothing about the media type.
                self.take_while(|byte| byte != b',' && byte != b'"');
                while self.peek() == Some(b'"') {
                    self.take_quoted()?;
                    self.take_while(|byte| byte != b',' && byte != b'"');
                }
                return Some(range);
            }
            let is_utf8 = name.eq_ignore_ascii_case(b"charset")
                && (value.eq_ignore_ascii_case(b"utf-8") || value.eq_ignore_ascii_case(b"utf8"));
            range.is_narrowed |= !is_utf8;
        }
    }
}

/// Parses a qvalue. More than three decimals and a missing zero are allowed.
fn parse_weight(text: &[u8]) -> Option<RangeWeight> {
    let mut digits = text.iter().copied();
    let whole = match digits.next()? {
        b'0' => 0,
        b'1' => FULL_WEIGHT,
        b'.' => return (text.len() > 1).then(|| parse_thousandths(digits))?,
        _ => return None,
    };
    match digits.next() {
        None => Some(whole),
        Some(b'.') => {
            let part = parse_thousandths(digits)?;
            (whole == 0 || part == 0).then_some(whole.max(part))
        }
        Some(_) => None,
    }
}

fn parse_thousandths(digits: impl Iterator<Item = u8>) -> Option<RangeWeight> {
    let mut sum: RangeWeight = 0;
    let mut unit: RangeWeight = 100;
    for digit in digits {
        let value = RangeWeight::from(digit.checked_sub(b'0').filter(|value| *value < 10)?);
        sum = sum.saturating_add(value.saturating_mul(unit));
        unit /= 10;
    }
    Some(sum)
}
