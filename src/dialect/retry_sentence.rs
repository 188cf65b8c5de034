//! The sentence that says when to try again, for formats that people read.

use super::definition::BodyContext;
use super::text_direction::is_english;
use crate::header::RetryAfter;
use crate::number::format_decimal;
use crate::problem::Problem;

/// Returns the sentence if the response has `Retry-After`: that of the caller, or an English one unless the
/// texts are in another language.
pub fn find_retry_sentence(problem: &Problem<'_>, context: BodyContext<'_>) -> Option<String> {
    let retry_after = context.retry_after?;
    let layout = &problem.layout;
    let is_english = layout.language.as_deref().is_none_or(is_english);
    let english = || compose_retry_sentence(problem.status, retry_after);
    layout.retry_sentence.as_deref().map(str::to_owned).or_else(|| is_english.then(english))
}

/// Returns the sentence for a `Retry-After`: a delay in the two largest units that it has, rounded up,
/// or a date. After a success there is nothing to try again, only something to look for.
fn compose_retry_sentence(status: u16, retry_after: RetryAfter) -> String {
    let verb = if status < 300 { "Check" } else { "Try" };
    let when = match retry_after {
        RetryAfter::Seconds(0) => "now".to_owned(),
        RetryAfter::Seconds(seconds) => format_delay(seconds),
        RetryAfter::At(_) => ["after ", &retry_after.to_value()].concat(),
    };
    [verb, " again ", &when, "."].concat()
}

/// The units of a delay in seconds, the largest first.
const DELAY_UNITS: [(u64, &str); 4] =
    [(86_400, " day"), (3_600, " hour"), (60, " minute"), (1, " second")];

/// Returns "in" and a delay in its largest unit and, if that leaves a rest, in the next one. The next one is
/// rounded up, so that no try comes too early.
fn format_delay(seconds: u64) -> String {
    let mut text = "in ".to_owned();
    let mut units = DELAY_UNITS.into_iter().skip_while(|(unit, _)| *unit > seconds);
    if let Some((unit, name)) = units.next() {
        let (least, next) = units.next().unwrap_or((1, ""));
        let rounded = seconds.div_ceil(least).saturating_mul(least);
        push_count(&mut text, rounded.checked_div(unit).unwrap_or_default(), name);
        let rest = rounded.checked_rem(unit).and_then(|rest| rest.checked_div(least));
        let rest = rest.unwrap_or_default();
        if rest > 0 {
            text.push_str(" and ");
            push_count(&mut text, rest, next);
        }
    }
    text
}

/// Adds a number with its unit, singular or plural.
fn push_count(out: &mut String, count: u64, unit: &str) {
    out.push_str(&format_decimal(count));
    out.push_str(unit);
    if count != 1 {
        out.push('s');
    }
}

#[cfg(test)]
mod tests {
    use super::compose_retry_sentence;
    use crate::header::RetryAfter;

    #[test]
    fn a_delay_is_in_its_two_largest_units_and_never_too_short() {
        for (seconds, expected) in [
            (0, "Try again now."),
            (1, "Try again in 1 second."),
            (30, "Try again in 30 seconds."),
            (59, "Try again in 59 seconds."),
            (60, "Try again in 1 minute."),
            (61, "Try again in 1 minute and 1 second."),
            (90, "Try again in 1 minute and 30 seconds."),
            (120, "Try again in 2 minutes."),
            (3_541, "Try again in 59 minutes and 1 second."),
            (3_599, "Try again in 59 minutes and 59 seconds."),
            (3_600, "Try again in 1 hour."),
            (3_601, "Try again in 1 hour and 1 minute."),
            (7_200, "Try again in 2 hours."),
            (86_399, "Try again in 24 hours."),
            (86_400, "Try again in 1 day."),
            (90_001, "Try again in 1 day and 2 hours."),
            (172_800, "Try again in 2 days."),
            (9_007_199_254_740_991, "Try again in 104249991374 days and 8 hours."),
        ] {
            assert_eq!(compose_retry_sentence(429, RetryAfter::Seconds(seconds)), expected);
        }
        let date = RetryAfter::At(784_111_777);
        let expected = "Try again after Sun, 06 Nov 1994 08:49:37 GMT.";
        assert_eq!(compose_retry_sentence(503, date), expected);
        assert_eq!(
            compose_retry_sentence(202, RetryAfter::Seconds(5)),
            "Check again in 5 seconds."
        );
        compose_retry_sentence(503, RetryAfter::Seconds(u64::MAX));
    }
}
