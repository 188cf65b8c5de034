//! A naive implementation of content negotiation. It shares only `is_token` with the core.

use httpexc::header::is_token;
use httpexc::negotiate::{MAX_ACCEPT_LENGTH, MediaType};

use MediaType::{Json, ProblemJson, Xml};

/// Negotiates by the rules of `negotiate`, one after another and without optimization.
pub fn negotiate_naively(accept: &str) -> MediaType {
    let ranges: Vec<NaiveRange> = split_elements(accept)
        .into_iter()
        .filter_map(|element| NaiveRange::parse(&element))
        .collect();

    let (narrowed, plain): (Vec<&NaiveRange>, Vec<&NaiveRange>) =
        ranges.iter().partition(|range| range.is_narrowed);
    let closest_of = |ranges: &[&NaiveRange], media| {
        ranges.iter().map(|range| range.closeness(media)).max().unwrap_or(0)
    };
    let choose = |ranges: &[&NaiveRange], least: &dyn Fn(MediaType) -> u8| {
        let mut offers: Vec<(u32, bool, MediaType)> = Vec::new();
        for media in MediaType::ALL {
            let closest = closest_of(ranges, media);
            if closest > least(media) {
                let weights = ranges.iter().filter(|range| range.closeness(media) == closest);
                let weight = weights.map(|range| range.weight).max().unwrap();
                offers.push((weight, closest == 3, media));
            }
        }
        offers.retain(|(weight, _, _)| *weight > 0);
        // A stable sort keeps the order of preference among equals.
        offers.sort_by_key(|(weight, named, _)| std::cmp::Reverse((*weight, *named)));
        offers.first().map(|(_, _, media)| *media)
    };
    if let Some(media) = choose(&plain, &|_| 0) {
        return media;
    }
    // All plain ranges that match have the weight zero. A range with parameters counts for an offer that it
    // matches more closely than these, unless it excludes a variant itself.
    let wanted: Vec<&NaiveRange> = narrowed.into_iter().filter(|range| range.weight > 0).collect();
    if let Some(media) = choose(&wanted, &|media| closest_of(&plain, media)) {
        return media;
    }

    let heaviest = |suffix: &str| {
        let with = |range: &&NaiveRange| {
            range.subtype.ends_with(suffix) && range.subtype.len() > suffix.len()
        };
        ranges.iter().filter(with).map(|range| range.weight).max().unwrap_or(0)
    };
    match (heaviest("+json"), heaviest("+xml")) {
        (0, 0) => ProblemJson,
        (json, xml) if json >= xml => Json,
        _ => Xml,
    }
}

struct NaiveRange {
    main_type: String,
    subtype: String,
    is_narrowed: bool,
    weight: u32,
}

impl NaiveRange {
    fn parse(element: &str) -> Option<Self> {
        let mut parts = split(element, ';').into_iter();
        let essence = parts.next()?.to_ascii_lowercase();
        let (main_type, subtype) = trim(&essence).split_once('/')?;
        if !is_token(main_type) || !is_token(subtype) {
            return None;
        }
        let mut range = Self {
            main_type: main_type.to_owned(),
            subtype: subtype.to_owned(),
            is_narrowed: false,
            weight: 1000,
        };
        for part in parts {
            let parameter = trim(&part);
            if parameter.is_empty() {
                continue;
            }
            let (name, value) = parameter.split_once('=')?;
            if name.eq_ignore_ascii_case("q") {
                // Parameters after the weight are ignored.
                range.weight = parse_weight(&take_head(value)?)?;
                return is_closed(element).then_some(range);
            }
            if !is_token(name) || !is_token(value) && !is_quoted(value) {
                return None;
            }
            let value = value.trim_matches('"').to_ascii_lowercase();
            let ignored =
                name.eq_ignore_ascii_case("charset") && ["utf-8", "utf8"].contains(&&*value);
            range.is_narrowed |= !ignored;
        }
        Some(range)
    }

    /// Returns 3 for an exact range, 2 for `type/*`, 1 for `*/*`, and 0 if the range does not match. No
    /// wildcard matches Markdown.
    fn closeness(&self, media: MediaType) -> u8 {
        let (main_type, subtype) = media.essence();
        match (&*self.main_type, &*self.subtype) {
            (_, "*") if subtype == "markdown" => 0,
            ("*", "*") => 1,
            (its, "*") if its == main_type => 2,
            its if its == (main_type, subtype) => 3,
            _ => 0,
        }
    }
}

/// Returns the elements of a value. Elements that end after the limit are left out.
fn split_elements(accept: &str) -> Vec<String> {
    let mut end = 0;
    let mut elements = split(accept, ',');
    if accept.len() > MAX_ACCEPT_LENGTH {
        elements.retain(|element| {
            end += element.len() + 1;
            end <= MAX_ACCEPT_LENGTH
        });
    }
    elements
}

/// Splits a text at a separator that is not in a quoted string.
fn split(text: &str, separator: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for char in text.chars() {
        if char == separator && !quoted {
            parts.push(String::new());
            continue;
        }
        parts.last_mut().unwrap().push(char);
        if escaped {
            escaped = false;
        } else if char == '"' {
            quoted = !quoted;
        } else if char == '\\' && quoted {
            escaped = true;
        }
    }
    parts
}

/// Whether every quoted string has its end.
fn is_closed(text: &str) -> bool {
    // A comma at the end splits the text unless it is in a quoted string.
    split(&format!("{text},"), ',').len() > split(text, ',').len()
}

fn is_quoted(text: &str) -> bool {
    // The text is one quoted string if nothing follows the first one.
    text.starts_with('"') && take_head(text).is_some_and(|head| head.len() + 2 == text.len())
}

/// Returns the token at the start of a text, or the content of the quoted string there.
fn take_head(text: &str) -> Option<String> {
    let Some(rest) = text.strip_prefix('"') else {
        let token: String = text.chars().take_while(|char| is_token(&char.to_string())).collect();
        return (!token.is_empty()).then_some(token);
    };
    let mut inner = String::new();
    let mut chars = rest.chars();
    loop {
        match chars.next()? {
            '"' => return Some(inner),
            '\\' => inner.extend(['\\', chars.next()?]),
            char => inner.push(char),
        }
    }
}

fn parse_weight(text: &str) -> Option<u32> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| text.chars().all(|char| char.is_ascii_digit());
    if !digits(decimals) || text == "." || !["", "0", "1"].contains(&whole) || text.is_empty() {
        return None;
    }
    let padded = format!("{decimals}000");
    let thousandths: u32 = padded[..3].parse().unwrap();
    match whole {
        "1" if thousandths == 0 => Some(1000),
        "1" => None,
        _ => Some(thousandths),
    }
}

fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}
