#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| httpexc_fuzz::run("rate_limit", data));
