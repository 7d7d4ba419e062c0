//! The libraries of a window, and where they are looked for.

use goready_installers::host::{Env, fs};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// A library, and the package that has it, as Debian and Ubuntu name it.
pub(super) type Library = (&'static str, &'static str);

/// Any of these libraries will do; the first one is named where there is none.
type Need = &'static [Library];

/// What draws without a graphics card: whoever has it lacks no package.
const DRAWING: Need =
    &[("dri/swrast_dri.so", "libgl1-mesa-dri"), ("dri/kms_swrast_dri.so", "libgl1-mesa-dri")];

/// What a window under X11 needs.
const X11: [Need; 7] = [
    &[("libX11.so.6", "libx11-6")],
    &[("libX11-xcb.so.1", "libx11-xcb1")],
    &[("libXcursor.so.1", "libxcursor1")],
    &[("libXi.so.6", "libxi6")],
    &[("libxkbcommon.so.0", "libxkbcommon0")],
    &[("libxkbcommon-x11.so.0", "libxkbcommon-x11-0")],
    &[("libGL.so.1", "libgl1"), ("libEGL.so.1", "libegl1")],
];

/// What a window under Wayland needs.
const WAYLAND: [Need; 4] = [
    &[("libwayland-client.so.0", "libwayland-client0")],
    &[("libwayland-egl.so.1", "libwayland-egl1")],
    &[("libxkbcommon.so.0", "libxkbcommon0")],
    &[("libEGL.so.1", "libegl1")],
];

/// Where loaders look, besides `LD_LIBRARY_PATH`: the multiarch directories below these are looked into as well.
const LIBRARY_DIRS: [&str; 5] = ["/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib"];

/// The directories in which libraries are looked for.
#[derive(Clone, Debug)]
pub(super) struct Shelves(Vec<PathBuf>);

impl Shelves {
    /// Those of this system.
    pub(super) fn of(env: &Env) -> Self {
        let named = env.text("LD_LIBRARY_PATH").unwrap_or_default();
        let mut dirs: Vec<PathBuf> =
            named.split(':').filter(|dir| !dir.is_empty()).map(PathBuf::from).collect();
        for dir in LIBRARY_DIRS.map(Path::new) {
            dirs.push(dir.to_owned());
            // Such as /usr/lib/x86_64-linux-gnu.
            let names = fs::list(dir).unwrap_or_default();
            dirs.extend(names.iter().filter(|name| name.contains("-linux-")).map(|name| dir.join(name)));
        }
        Self(dirs)
    }

    /// What a window under X11 lacks.
    pub(super) fn missing_for_x11(&self) -> Vec<Library> {
        self.missing(&X11)
    }

    /// What a window under Wayland lacks.
    pub(super) fn missing_for_wayland(&self) -> Vec<Library> {
        self.missing(&WAYLAND)
    }

    /// What drawing without a graphics card lacks.
    pub(super) fn missing_for_drawing(&self) -> Vec<Library> {
        self.missing(&[DRAWING])
    }

    fn missing(&self, needs: &[Need]) -> Vec<Library> {
        let unmet = needs.iter().filter(|need| !need.iter().any(|(library, _)| self.has(library)));
        unmet.filter_map(|need| need.first().copied()).collect()
    }

    fn has(&self, library: &str) -> bool {
        self.0.iter().any(|dir| is_loadable(&dir.join(library)))
    }
}

/// Whether a file is an ELF object of our word size: beside a 64-bit system may lie the 32-bit libraries of another.
fn is_loadable(path: &Path) -> bool {
    let is_file = fs::inspect_target(path).ok().flatten().is_some_and(|entry| entry.kind == fs::Kind::File);
    let mut head = [0; 5];
    let has_head = is_file && fs::open(path).is_ok_and(|mut file| file.read_exact(&mut head).is_ok());
    // EI_CLASS of the ELF header: 1 for 32 bits, 2 for 64.
    let class = if cfg!(target_pointer_width = "64") { 2 } else { 1 };
    has_head && head == [0x7f, b'E', b'L', b'F', class]
}

#[cfg(test)]
impl Shelves {
    /// One directory alone.
    pub(super) fn only(dir: &Path) -> Self {
        Self(vec![dir.to_owned()])
    }
}

#[cfg(test)]
#[cfg(target_pointer_width = "64")]
mod tests {
    use super::*;

    const WHOLE: &[u8] = b"\x7fELF\x02\x01\x01";

    fn put(dir: &Path, libraries: &[&str], bytes: &[u8]) {
        for library in libraries {
            std::fs::write(dir.join(library), bytes).unwrap();
        }
    }

    const BUT_KEYS: [&str; 6] = [
        "libX11.so.6",
        "libX11-xcb.so.1",
        "libXcursor.so.1",
        "libXi.so.6",
        "libxkbcommon.so.0",
        "libEGL.so.1",
    ];

    #[test]
    fn a_missing_library_is_named_with_its_package() {
        let dir = tempfile::tempdir().unwrap();
        put(dir.path(), &BUT_KEYS, WHOLE);
        let shelves = Shelves::only(dir.path());
        assert_eq!(shelves.missing_for_x11(), [("libxkbcommon-x11.so.0", "libxkbcommon-x11-0")]);
        let missing = shelves.missing_for_wayland();
        assert_eq!(
            missing.iter().map(|(_, package)| *package).collect::<Vec<_>>(),
            ["libwayland-client0", "libwayland-egl1"]
        );
    }

    #[test]
    fn what_is_no_library_of_this_word_size_is_missing() {
        let dir = tempfile::tempdir().unwrap();
        put(dir.path(), &BUT_KEYS, WHOLE);
        put(dir.path(), &["libxkbcommon-x11.so.0"], WHOLE);
        let shelves = Shelves::only(dir.path());
        assert!(shelves.missing_for_x11().is_empty());
        for bytes in [&b"\x7fELF\x01\x01\x01"[..], b"", b"GROUP ( libX )"] {
            put(dir.path(), &["libXi.so.6"], bytes);
            assert_eq!(shelves.missing_for_x11(), [("libXi.so.6", "libxi6")]);
        }
        std::fs::remove_file(dir.path().join("libXi.so.6")).unwrap();
        std::fs::create_dir(dir.path().join("libXi.so.6")).unwrap();
        assert_eq!(shelves.missing_for_x11(), [("libXi.so.6", "libxi6")]);
    }

    #[test]
    fn one_of_the_two_ways_to_opengl_will_do() {
        let dir = tempfile::tempdir().unwrap();
        put(dir.path(), &BUT_KEYS, WHOLE);
        put(dir.path(), &["libxkbcommon-x11.so.0"], WHOLE);
        std::fs::remove_file(dir.path().join("libEGL.so.1")).unwrap();
        assert_eq!(Shelves::only(dir.path()).missing_for_x11(), [("libGL.so.1", "libgl1")]);
        put(dir.path(), &["libGL.so.1"], WHOLE);
        assert!(Shelves::only(dir.path()).missing_for_x11().is_empty());
    }
}
