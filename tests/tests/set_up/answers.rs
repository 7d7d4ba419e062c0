//! What a run answered with `--json`.

use goready_tests::faults::Ran;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The one JSON object on standard output, which is valid by the schema that it names.
#[track_caller]
pub(crate) fn answer(ran: &Ran) -> Value {
    let values: Vec<Value> =
        serde_json::Deserializer::from_str(&ran.stdout).into_iter().map(Result::unwrap).collect();
    let [value] = values.as_slice() else { panic!("not one answer: {}{}", ran.stdout, ran.stderr) };
    let name = value["schema"].as_str().unwrap();
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/schemas");
    let schema = fs::read_dir(dir)
        .unwrap()
        .map(|entry| -> Value { serde_json::from_slice(&fs::read(entry.unwrap().path()).unwrap()).unwrap() })
        .find(|schema| schema["properties"]["schema"]["enum"].as_array().unwrap().contains(&name.into()))
        .unwrap_or_else(|| panic!("no schema names {name}"));
    let validator = jsonschema::validator_for(&schema).unwrap();
    let problems: Vec<String> = validator.iter_errors(value).map(|error| error.to_string()).collect();
    assert!(problems.is_empty(), "{name}: {problems:?}");
    value.clone()
}

/// What made the bytes of a run good enough, from all its steps.
#[track_caller]
pub(crate) fn evidence(answer: &Value) -> Vec<Value> {
    let steps = answer["steps"].as_array().unwrap();
    steps.iter().flat_map(|step| step["evidence"].as_array().unwrap().clone()).collect()
}

/// Fails unless a run ended so, with this code in what it told.
#[track_caller]
pub(crate) fn assert_refused(ran: &Ran, exit: i32, code: &str) {
    assert_eq!(ran.code, Some(exit), "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stderr.contains(&format!("[{code}]")), "{code}: {}", ran.stderr);
}
