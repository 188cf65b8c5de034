#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| httpexc_fuzz::run("header", data));
