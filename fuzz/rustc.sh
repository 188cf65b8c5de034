#!/bin/sh
# Compiles with the fuzzer's counters in the core alone, which they are to lead through: those of the
# parsers and targets that hold it to its promises cost more than the core does, and say nothing.
# Nor does the standard library watch what its own unsafe code is given; debug assertions and checks
# for overflows stay. Cargo calls it with rustc's path and arguments (RUSTC_WRAPPER).
set -- "$@" -Zub-checks=no
case " $* " in
*' --crate-name httpexc '*) exec "$@" ;;
esac
for argument in "$@"; do
	shift
	case $argument in
	-Cpasses=sancov-module | -Cllvm-args=-sanitizer-coverage-*) ;;
	*) set -- "$@" "$argument" ;;
	esac
done
exec "$@"
