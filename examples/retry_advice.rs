//! Answers questions about retries, for the program that compares the answers with those of JavaScript
//! (fuzz/retry-advice.mjs): `cargo run --example retry_advice < questions`.
//!
//! A question is a line of fields between tabs. An empty field is an unknown value, and so is NaN:
//!
//! ```text
//! policy  status  method  stated delay  is it explicit  retryable
//! retry after  remaining  reset  now  base  cap  retries  share
//! ```
//!
//! The answer is a line: whether the policy allows a retry, whether the method is idempotent, the stated
//! delay and the backoff in seconds. A flag is 0 or 1.

use std::error::Error;
use std::io::{self, BufRead, BufWriter, Write};
use std::str::FromStr;

use httpexc::retry::{
    Backoff, DEFAULT_POLICY, FailedRequest, RETRY_POLICIES, StatedQuota, find_stated_delay,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        answer(&line?, &mut out)?;
    }
    out.flush()?;
    Ok(())
}

fn answer(line: &str, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let fields: Vec<&str> = line.split('\t').collect();
    let field = |at: usize| fields.get(at).copied().unwrap_or_default();
    let number = |at: usize| parse(field(at)).filter(|number: &f64| !number.is_nan());
    let status = field(1).parse()?;
    let failure = FailedRequest {
        status,
        method: field(2),
        stated_delay: number(3),
        is_delay_explicit: field(4) == "1",
        retryable: parse::<u8>(field(5)).map(|flag| flag == 1),
    };
    let policy = RETRY_POLICIES.iter().find(|policy| policy.name == field(0));
    let is_allowed = policy.unwrap_or(&DEFAULT_POLICY).allows(&failure);
    let quota = StatedQuota { remaining: number(7), reset: number(8) };
    let stated = find_stated_delay(status, number(6), quota, number(9));
    let backoff = Backoff { base: field(10).parse()?, cap: field(11).parse()? };
    let seconds = backoff.seconds(field(12).parse()?, field(13).parse()?);
    let stated = stated.map_or_else(String::new, |seconds| format!("{seconds:?}"));
    let flags = [is_allowed, failure.is_idempotent()].map(u8::from);
    writeln!(out, "{}\t{}\t{stated}\t{seconds:?}", flags[0], flags[1])?;
    Ok(())
}

fn parse<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}
