//! The schemas of `--json`, as they stand in `docs/schemas`: made from the types by a test, packed by the build.

use super::error::CliError;
use crate::packed::inflated;
use serde::Deserialize;
use serde_json::{Map, Value};

/// The files of `docs/schemas`, deflated: a [`Packed`].
const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/schemas.deflate"));

/// Verbs whose answer is a [`ChangeReport`].
const CHANGES: [&str; 14] = [
    "goready.setup.v1",
    "goready.apply.v1",
    "goready.undo.v1",
    "goready.sdk-install.v1",
    "goready.sdk-update.v1",
    "goready.sdk-use.v1",
    "goready.sdk-adopt.v1",
    "goready.sdk-remove.v1",
    "goready.new.v1",
    "goready.cache-clean.v1",
    "goready.env-change.v1",
    "goready.tools-install.v1",
    "goready.tools-update.v1",
    "goready.tools-remove.v1",
];

/// A schema, and the shapes that it describes.
#[derive(Debug)]
pub(crate) struct Shape {
    /// Its file's name in `docs/schemas`, without `.json`.
    pub(crate) file: &'static str,
    /// Names of shapes, as answers carry them.
    pub(crate) names: &'static [&'static str],
}

/// Every shape.
pub(crate) const SHAPES: [Shape; 15] = [
    Shape { file: "goready.change.v1", names: &CHANGES },
    Shape { file: "goready.plan.v1", names: &["goready.plan.v1"] },
    Shape { file: "goready.verify.v1", names: &["goready.verify.v1"] },
    Shape { file: "goready.status.v1", names: &["goready.status.v1"] },
    Shape { file: "goready.doctor.v1", names: &["goready.doctor.v1"] },
    Shape { file: "goready.why.v1", names: &["goready.why.v1"] },
    Shape { file: "goready.env.v1", names: &["goready.env.v1"] },
    Shape { file: "goready.history.v1", names: &["goready.history.v1"] },
    Shape { file: "goready.sdk-list.v1", names: &["goready.sdk-list.v1"] },
    Shape { file: "goready.sdk-available.v1", names: &["goready.sdk-available.v1"] },
    Shape { file: "goready.matrix.v1", names: &["goready.matrix.v1"] },
    Shape { file: "goready.cache-list.v1", names: &["goready.cache-list.v1"] },
    Shape { file: "goready.tools-list.v1", names: &["goready.tools-list.v1"] },
    Shape { file: "goready.text.v1", names: &["goready.text.v1"] },
    Shape { file: "goready.error.v1", names: &["goready.error.v1"] },
];

/// What the build made of the files: each definition is there once, and its number stands in the schemas that have it.
#[derive(Deserialize)]
struct Packed {
    definitions: Vec<(String, Value)>,
    schemas: Map<String, Value>,
}

impl Shape {
    /// The schema.
    pub(crate) fn schema(&self) -> Result<Value, CliError> {
        let wrong = |reason: String| CliError::Output { reason };
        let text = inflated(PACKED).map_err(|error| wrong(error.to_string()))?;
        let Packed { definitions, mut schemas } =
            serde_json::from_slice(&text).map_err(|error| wrong(error.to_string()))?;
        let mut schema =
            schemas.remove(self.file).ok_or_else(|| wrong(format!("no schema {}", self.file)))?;
        if let Some(numbers) = schema.get_mut("$defs") {
            let all: Vec<usize> =
                serde_json::from_value(numbers.take()).map_err(|error| wrong(error.to_string()))?;
            let own = all.into_iter().filter_map(|number| definitions.get(number)).cloned();
            *numbers = Value::Object(own.collect());
        }
        Ok(schema)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::json::*;
    use goready_installers::catalog::matrix::Matrix;
    use goready_installers::goenv::GoEnvReport;
    use schemars::{Schema, schema_for};

    /// The schema of each of [`SHAPES`], made from its type.
    fn of_types() -> [Schema; SHAPES.len()] {
        [
            schema_for!(ChangeReport),
            schema_for!(PlanReport),
            schema_for!(VerifyReport),
            schema_for!(StatusReport),
            schema_for!(DoctorReport),
            schema_for!(WhyReport),
            schema_for!(GoEnvReport),
            schema_for!(HistoryReport),
            schema_for!(SdkListReport),
            schema_for!(SdkAvailableReport),
            schema_for!(Matrix),
            schema_for!(CacheListReport),
            schema_for!(ToolsListReport),
            schema_for!(TextReport),
            schema_for!(ErrorReport),
        ]
    }

    /// With the key that names the shape.
    fn described(shape: &Shape, mut schema: Schema) -> Schema {
        let object = schema.ensure_object();
        let properties = object.entry("properties").or_insert_with(|| Value::Object(Map::new()));
        properties
            .as_object_mut()
            .unwrap()
            .insert(SCHEMA_KEY.to_owned(), serde_json::json!({ "enum": shape.names }));
        let required = object.entry("required").or_insert_with(|| Value::Array(Vec::new()));
        required.as_array_mut().unwrap().insert(0, Value::from(SCHEMA_KEY));
        object.insert("title".to_owned(), Value::from(shape.file));
        schema
    }

    /// `UPDATE_SCHEMAS=1 cargo test -p goready schemas` writes them anew.
    #[test]
    fn schemas_in_docs_are_those_of_the_types() {
        let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/schemas");
        let update = goready_installers::host::Env::of_this_process().get("UPDATE_SCHEMAS").is_some();
        for (shape, schema) in SHAPES.iter().zip(of_types()) {
            let path = dir.join(format!("{}.json", shape.file));
            let text = format!("{}\n", serde_json::to_string_pretty(&described(shape, schema)).unwrap());
            if update {
                std::fs::create_dir_all(&dir).unwrap();
                std::fs::write(&path, text).unwrap();
            } else {
                let known = std::fs::read_to_string(&path).unwrap_or_default();
                assert!(known == text, "{}: run the tests once with UPDATE_SCHEMAS=1", shape.file);
            }
        }
    }

    #[test]
    fn the_packed_schemas_are_those_in_docs() {
        let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/schemas");
        for shape in &SHAPES {
            let text = std::fs::read_to_string(dir.join(format!("{}.json", shape.file))).unwrap();
            let in_docs: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(shape.schema().unwrap(), in_docs, "{}", shape.file);
        }
        assert_eq!(std::fs::read_dir(dir).unwrap().count(), SHAPES.len());
    }
}
