#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| httpexc_fuzz::run("retry_after", data));
