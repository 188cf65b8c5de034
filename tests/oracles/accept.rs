//! A naive reading of `Accept`, which shares with the core what a token is and nothing else.

use httpexc::header::is_token;
use httpexc::negotiate::{LONGEST, Media};

use Media::{Json, ProblemJson, Xml};

/// The rules of `negotiate`, written down one after another with no thought of cost.
pub fn naive(accept: &str) -> Media {
    let ranges: Vec<NaiveRange> =
        elements(accept).into_iter().filter_map(|element| NaiveRange::read(&element)).collect();

    let mut offers: Vec<(u32, bool, Media)> = Vec::new();
    for media in Media::ALL {
        let closest = ranges.iter().map(|range| range.closeness(media)).max().unwrap_or(0);
        if closest > 0 {
            let weights = ranges.iter().filter(|range| range.closeness(media) == closest);
            let weight = weights.map(|range| range.weight).max().unwrap();
            offers.push((weight, closest == 3, media));
        }
    }
    offers.retain(|(weight, _, _)| *weight > 0);
    // A stable sort keeps the order of preference among equals.
    offers.sort_by_key(|(weight, named, _)| std::cmp::Reverse((*weight, *named)));
    if let Some((_, _, media)) = offers.first() {
        return *media;
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
    kind: String,
    subtype: String,
    narrowed: bool,
    weight: u32,
}

impl NaiveRange {
    fn read(element: &str) -> Option<Self> {
        let mut parts = split(element, ';').into_iter();
        let essence = parts.next()?.to_ascii_lowercase();
        let (kind, subtype) = trim(&essence).split_once('/')?;
        if !is_token(kind) || !is_token(subtype) {
            return None;
        }
        let mut range = Self {
            kind: kind.to_owned(),
            subtype: subtype.to_owned(),
            narrowed: false,
            weight: 1000,
        };
        for part in parts {
            let parameter = trim(&part);
            if parameter.is_empty() {
                continue;
            }
            let (name, value) = parameter.split_once('=')?;
            if name.eq_ignore_ascii_case("q") {
                // Whatever follows the weight is passed over.
                range.weight = naive_weight(&head(value)?)?;
                return is_closed(element).then_some(range);
            }
            if !is_token(name) || !is_token(value) && !is_quoted(value) {
                return None;
            }
            let value = value.trim_matches('"').to_ascii_lowercase();
            let ignored =
                name.eq_ignore_ascii_case("charset") && ["utf-8", "utf8"].contains(&&*value);
            range.narrowed |= !ignored;
        }
        Some(range)
    }

    /// Gives 3 for an exact range, 2 for `type/*`, 1 for `*/*`, 0 where it does not fit.
    fn closeness(&self, media: Media) -> u8 {
        let (kind, subtype) = media.essence();
        match (&*self.kind, &*self.subtype) {
            _ if self.narrowed => 0,
            ("*", "*") => 1,
            (its, "*") if its == kind => 2,
            its if its == (kind, subtype) => 3,
            _ => 0,
        }
    }
}

/// Gives the elements, those alone that end within the limit where the value is longer.
fn elements(accept: &str) -> Vec<String> {
    let mut end = 0;
    let mut elements = split(accept, ',');
    if accept.len() > LONGEST {
        elements.retain(|element| {
            end += element.len() + 1;
            end <= LONGEST
        });
    }
    elements
}

/// Splits at a separator wherever it stands outside of a quoted string.
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

/// Gives whether every quoted string has its end.
fn is_closed(text: &str) -> bool {
    // A separator behind it splits unless it stands in a quoted string.
    split(&format!("{text},"), ',').len() > split(text, ',').len()
}

fn is_quoted(text: &str) -> bool {
    // Cut after each quoted string, one has nothing left behind it.
    text.starts_with('"') && head(text).is_some_and(|head| head.len() + 2 == text.len())
}

/// Gives the token or what is quoted at the start.
fn head(text: &str) -> Option<String> {
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

fn naive_weight(text: &str) -> Option<u32> {
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
