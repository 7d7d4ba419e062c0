//! Packs the list of releases, the largest of the data that goready carries.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::{env, fs};

const RELEASES: &str = "../assets/data/releases.txt";

#[expect(
    clippy::disallowed_methods,
    reason = "a build script is told by the environment where to write; the program itself asks installers::host"
)]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={RELEASES}");
    let text = fs::read_to_string(RELEASES)?;
    let captured = text.lines().find_map(|line| line.strip_prefix("captured "));
    println!("cargo::rustc-env=RELEASES_CAPTURED={}", captured.ok_or("no line `captured`")?);
    println!("cargo::rustc-env=RELEASES_BYTES={}", text.len());
    let packed = fs::File::create(Path::new(&env::var("OUT_DIR")?).join("releases.deflate"))?;
    let mut packer = DeflateEncoder::new(packed, Compression::best());
    packer.write_all(text.as_bytes())?;
    packer.finish()?;
    Ok(())
}
