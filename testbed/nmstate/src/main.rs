//! Shows documents of nmstate to its library, many in one run.
//!
//! In: on each line of the standard input a JSON string, the text of one document (YAML, so JSON too).
//! Out: for each a line of JSON, in the same order. `profiles` are the keyfiles of NetworkManager that a node would get,
//! by file name; or `step` (`read`, `generate`), `kind` and `message` say in the library's words what it refuses.
//! Nothing of the machine is looked at or changed.
use std::io::{self, BufRead, Write};

use nmstate::{NetworkState, NmstateError};
use serde_json::{json, Map, Value};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let text: String = serde_json::from_str(&line?)?;
        writeln!(out, "{}", answer(&text))?;
    }
    out.flush()
}

fn answer(text: &str) -> Value {
    let state = match NetworkState::new_from_yaml(text) {
        Ok(state) => state,
        Err(error) => return refusal("read", &error),
    };
    match state.gen_conf() {
        Ok(by_backend) => {
            let profiles: Map<String, Value> = by_backend
                .into_values()
                .flatten()
                .map(|(name, text)| (name, text.into()))
                .collect();
            json!({ "profiles": profiles })
        }
        Err(error) => refusal("generate", &error),
    }
}

fn refusal(step: &str, error: &NmstateError) -> Value {
    json!({ "step": step, "kind": error.kind().to_string(), "message": error.msg() })
}
