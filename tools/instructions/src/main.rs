//! Counts the WebAssembly instructions of calls of a core's module. It counts units of an
//! interpreter's fuel, about one for each instruction. They are the same on every machine.
//!
//! `httpexc-instructions MODULE` reads one call from each line of its input, as JSON: `{"call":
//! "render", "arguments": [0, 404], "table": [1, 5], "text": [104, 105]}`. It makes each call
//! twice, as the buffers are empty at first, and prints the count of the second one, one line for
//! each.

use std::{env, error::Error, fs, io, process::ExitCode};

use serde_json::Value;
use wasmi::{Config, Engine, Instance, Linker, Memory, Module, Store, Val, ValType};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Enough for any call.
const FUEL: u64 = 1 << 48;

/// The smallest number of table words that the package reserves.
const MIN_WORDS: usize = 64;

/// The smallest number of bytes of text that the package reserves.
const MIN_BYTES: usize = 4096;

/// An instance of the module.
struct Core {
    store: Store<()>,
    instance: Instance,
    memory: Memory,
}

impl Core {
    fn new(bytes: &[u8]) -> Result<Self> {
        let mut config = Config::default();
        config.consume_fuel(true);
        let engine = Engine::new(&config);
        let module = Module::new(&engine, bytes)?;
        let mut store = Store::new(&engine, ());
        store.set_fuel(FUEL)?;
        let instance = Linker::new(&engine).instantiate_and_start(&mut store, &module)?;
        let memory = instance.get_memory(&store, "memory").ok_or("the module has no memory")?;
        Ok(Self { store, instance, memory })
    }

    /// Makes a call, and returns its result and its instruction count.
    fn call(&mut self, name: &str, arguments: &[f64]) -> Result<(Option<Val>, u64)> {
        let function =
            self.instance.get_func(&self.store, name).ok_or("there is no such export")?;
        let ty = function.ty(&self.store);
        let arguments: Vec<Val> = ty
            .params()
            .iter()
            .zip(arguments)
            .map(|(ty, number)| match ty {
                ValType::F64 => Val::F64((*number).into()),
                // All others are addresses and counts, which fit.
                _ => Val::I32(*number as i32),
            })
            .collect();
        let mut results = vec![Val::I32(0); ty.results().len()];
        self.store.set_fuel(FUEL)?;
        function.call(&mut self.store, &arguments, &mut results)?;
        Ok((results.pop(), FUEL - self.store.get_fuel()?))
    }

    /// Returns the address that an export without parameters returns.
    fn read_address(&mut self, name: &str) -> Result<usize> {
        match self.call(name, &[])?.0 {
            Some(Val::I32(address)) => Ok(address as usize),
            _ => Err("an address is no number".into()),
        }
    }

    /// Writes the input of a call into the memory of the module, makes the call, and returns its
    /// count.
    fn measure(&mut self, call: &Call) -> Result<u64> {
        let words = call.table.len().max(MIN_WORDS);
        let bytes = call.text.len().max(MIN_BYTES);
        self.call("reserve", &[words as f64, bytes as f64])?;
        let (table, text) = (self.read_address("table")?, self.read_address("text")?);
        let packed: Vec<u8> = call.table.iter().flat_map(|word| word.to_le_bytes()).collect();
        self.memory.write(&mut self.store, table, &packed)?;
        self.memory.write(&mut self.store, text, &call.text)?;
        Ok(self.call(&call.name, &call.arguments)?.1)
    }
}

/// A call of the package.
struct Call {
    name: String,
    arguments: Vec<f64>,
    table: Vec<u32>,
    text: Vec<u8>,
}

impl Call {
    fn parse(line: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(line)?;
        let get_list = |name: &str| value[name].as_array().ok_or("a list is missing");
        Ok(Self {
            name: value["call"].as_str().ok_or("a call has no name")?.to_owned(),
            arguments: get_list("arguments")?.iter().filter_map(Value::as_f64).collect(),
            table: get_list("table")?
                .iter()
                .filter_map(|word| word.as_u64()?.try_into().ok())
                .collect(),
            text: get_list("text")?
                .iter()
                .filter_map(|byte| byte.as_u64()?.try_into().ok())
                .collect(),
        })
    }
}

fn run() -> Result<()> {
    let path = env::args().nth(1).ok_or("the path of the module is missing")?;
    let mut core = Core::new(&fs::read(path)?)?;
    for line in io::stdin().lines() {
        let call = Call::parse(&line?)?;
        core.measure(&call)?;
        println!("{}", core.measure(&call)?);
    }
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
