//! Runs the functions of the fuzz targets with every stored input: the corpora in `fuzz/corpus`, and the
//! inputs in `fuzz/regressions` that once broke a promise. It needs neither libFuzzer nor a nightly
//! compiler.

#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::fs;
use std::panic::catch_unwind;
use std::path::PathBuf;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index;
use targets::{TARGETS, from_line, run, to_line};

fn folder(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "fuzz", name].iter().collect()
}

/// The stored inputs of each target.
static CORPORA: LazyLock<Vec<Vec<Vec<u8>>>> = LazyLock::new(|| {
    let corpus = |(target, _): &(&str, _)| {
        let lines = fs::read_to_string(folder("corpus").join(format!("{target}.txt"))).unwrap();
        lines.lines().map(from_line).collect()
    };
    TARGETS.iter().map(corpus).collect()
});

/// Runs a target. Panics with the input if it breaks a promise.
fn check(target: &str, input: &[u8], name: &str) {
    let broken = catch_unwind(|| run(target, input)).is_err();
    assert!(!broken, "{target}: {name}: {}", to_line(input));
}

#[test]
fn every_input_of_every_corpus_keeps_the_promises() {
    for ((target, _), corpus) in TARGETS.iter().zip(&*CORPORA) {
        for (at, input) in corpus.iter().enumerate() {
            check(target, input, &format!("line {}", at + 1));
        }
        assert!(corpus.len() >= 20, "the corpus of {target} is lost");
    }
}

#[test]
fn no_regression_breaks_a_promise_again() {
    for entry in fs::read_dir(folder("regressions")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let target = TARGETS.iter().find(|(target, _)| name.starts_with(target));
        let (target, _) = target.unwrap_or_else(|| panic!("{name} names no target"));
        let lines = fs::read_to_string(&path).unwrap();
        for line in lines.lines() {
            check(target, &from_line(line), name);
        }
    }
}

#[test]
fn a_line_of_a_corpus_is_its_input() {
    let all: Vec<u8> = (0..=u8::MAX).chain(*b"\\\"'\\x41").collect();
    assert_eq!(from_line(&to_line(&all)), all);
}

#[test]
fn a_broken_promise_is_seen() {
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let seen = catch_unwind(|| targets::run("no such target", b""));
    std::panic::set_hook(quiet);
    assert!(seen.is_err());
}

proptest! {
    /// Joins two inputs somewhere and changes some bytes, as libFuzzer does.
    #[test]
    fn joined_and_damaged_inputs_keep_the_promises(
        (one, other, cut, more) in any::<(Index, Index, Index, Index)>(),
        damage in prop::collection::vec((any::<Index>(), any::<u8>()), 0..4),
    ) {
        for ((target, _), corpus) in TARGETS.iter().zip(&*CORPORA) {
            let (one, other) = (one.get(corpus), other.get(corpus));
            let mut input = one[..cut.index(one.len() + 1)].to_vec();
            input.extend(&other[more.index(other.len() + 1)..]);
            for (at, byte) in &damage {
                if !input.is_empty() {
                    let at = at.index(input.len());
                    input[at] = *byte;
                }
            }
            check(target, &input, "joined");
        }
    }
}
