//! Packs the schemas of `docs/schemas` into one deflated file.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

const SCHEMAS: &str = "../docs/schemas";

#[expect(
    clippy::disallowed_methods,
    reason = "a build script is told by the environment where to write; the program itself asks installers::host"
)]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={SCHEMAS}");
    let mut files: Vec<PathBuf> =
        fs::read_dir(SCHEMAS)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    let members: Vec<String> = files.iter().map(|path| member(path)).collect::<Result<_, _>>()?;
    let packed = Path::new(&env::var("OUT_DIR")?).join("schemas.deflate");
    let mut packer = DeflateEncoder::new(fs::File::create(packed)?, Compression::best());
    write!(packer, "{{{}}}", members.join(","))?;
    packer.finish()?;
    Ok(())
}

/// `"goready.plan.v1": {…}`.
fn member(path: &Path) -> Result<String, Box<dyn Error>> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    Ok(format!("\"{name}\":{}", fs::read_to_string(path)?.trim_end()))
}
