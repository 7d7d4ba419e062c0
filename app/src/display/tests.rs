//! Tests of where a window opens, and of what is said where it does not.

use super::*;
use std::path::Path;

fn env(vars: &[(&str, &str)]) -> Env {
    vars.iter().map(|(name, value)| (name.into(), value.into())).collect()
}

#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
mod on_linux {
    use super::*;
    use std::os::unix::net::UnixListener;

    const LIBRARIES: [&str; 10] = [
        "libX11.so.6",
        "libX11-xcb.so.1",
        "libXcursor.so.1",
        "libXi.so.6",
        "libxkbcommon.so.0",
        "libxkbcommon-x11.so.0",
        "libGL.so.1",
        "libwayland-client.so.0",
        "libwayland-egl.so.1",
        "libEGL.so.1",
    ];

    fn whole(dir: &Path) -> Shelves {
        for library in LIBRARIES {
            std::fs::write(dir.join(library), b"\x7fELF\x02").unwrap();
        }
        Shelves::only(dir)
    }

    /// An environment with both displays, whose compositor is `wayland-1` of this directory.
    fn both(dir: &Path) -> Env {
        env(&[
            ("DISPLAY", ":0"),
            ("WAYLAND_DISPLAY", "wayland-1"),
            ("XDG_RUNTIME_DIR", dir.to_str().unwrap()),
        ])
    }

    #[test]
    fn wayland_is_used_where_it_can_serve_and_x11_where_it_cannot() {
        let dir = tempfile::tempdir().unwrap();
        let shelves = whole(dir.path());
        let both = both(dir.path());
        assert_eq!(Desk::choose_from(&both, &shelves), Desk::X11, "nobody listens");
        let listener = UnixListener::bind(dir.path().join("wayland-1")).unwrap();
        assert_eq!(Desk::choose_from(&both, &shelves), Desk::Wayland);
        std::fs::remove_file(dir.path().join("libwayland-egl.so.1")).unwrap();
        assert_eq!(Desk::choose_from(&both, &shelves), Desk::X11, "it cannot be drawn on");
        let shelves = whole(dir.path());
        drop(listener);
        assert_eq!(Desk::choose_from(&both, &shelves), Desk::X11, "a socket was left behind");
        let alone = env(&[("WAYLAND_DISPLAY", "wayland-1")]);
        assert_eq!(Desk::choose_from(&alone, &shelves), Desk::Wayland, "there is nothing else");
        assert_eq!(Desk::choose_from(&env(&[("DISPLAY", ":0")]), &shelves), Desk::X11);
    }

    #[test]
    fn a_display_that_does_not_answer_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let shelves = whole(dir.path());
        let said = "winit EventLoopError: os error at /src/winit/mod.rs:788: \
                    Failed to open connection to X server";
        let error = WindowError::from_words(said, &env(&[("DISPLAY", ":9")]), &shelves);
        assert_eq!(error, WindowError::Silent { display: "DISPLAY=:9".to_owned() });
        let said = "os error at x.rs:1: Could not find wayland compositor";
        let error = WindowError::from_words(said, &env(&[("WAYLAND_DISPLAY", "w")]), &shelves);
        assert_eq!(error, WindowError::Silent { display: "WAYLAND_DISPLAY=w".to_owned() });
    }

    #[test]
    fn what_is_missing_is_named_before_what_it_led_to() {
        let dir = tempfile::tempdir().unwrap();
        let shelves = whole(dir.path());
        std::fs::remove_file(dir.path().join("libxkbcommon-x11.so.0")).unwrap();
        let said = "Library libxkbcommon-x11.so could not be loaded.";
        let error = WindowError::from_words(said, &env(&[("DISPLAY", ":9")]), &shelves);
        let WindowError::Missing { libraries, packages } = error else { panic!("{error}") };
        assert_eq!(
            (libraries.as_slice(), packages.as_slice()),
            (&["libxkbcommon-x11.so.0".to_owned()][..], &["libxkbcommon-x11-0".to_owned()][..])
        );
    }

    #[test]
    fn without_opengl_the_cause_is_told_in_short_with_what_draws_in_its_place() {
        let dir = tempfile::tempdir().unwrap();
        let shelves = whole(dir.path());
        let display = env(&[("DISPLAY", ":9")]);
        let said = "Found no glutin configs matching the template: ConfigTemplate { alpha_size: 8 }. \
                    Error: [3001] initialization failed";
        let error = WindowError::from_words(said, &display, &shelves);
        let packages = vec!["libgl1-mesa-dri".to_owned()];
        let reason = "[3001] initialization failed".to_owned();
        assert_eq!(error, WindowError::NoDrawing { reason, packages });
        std::fs::create_dir(dir.path().join("dri")).unwrap();
        std::fs::write(dir.path().join("dri/swrast_dri.so"), b"\x7fELF\x02").unwrap();
        let error = WindowError::from_words("glutin error: [a7] GLXBadFBConfig", &display, &shelves);
        let (reason, packages) = ("[a7] GLXBadFBConfig".to_owned(), Vec::new());
        assert_eq!(error, WindowError::NoDrawing { reason, packages });
    }
}

#[test]
fn a_refusal_is_told_without_the_place_in_a_source() {
    let said =
        "winit EventLoopError: os error at /src/winit/mod.rs:788: Failed to open connection to X server";
    assert_eq!(without_source_place(said), "Failed to open connection to X server");
    assert_eq!(without_source_place("no config"), "no config");
}

#[test]
fn a_display_is_there_only_when_it_is_named() {
    assert!(!is_there(&env(&[("DISPLAY", "")])));
    assert!(is_there(&env(&[("DISPLAY", ":0")])));
    assert!(is_there(&env(&[("WAYLAND_DISPLAY", "wayland-0")])));
}

#[test]
fn a_person_learns_which_package_to_install_or_to_use_the_terminal() {
    let packages = || vec!["libxi6".to_owned()];
    let missing = WindowError::Missing { libraries: vec!["libXi.so.6".to_owned()], packages: packages() };
    let install = NextStep::Own(OwnHint::InstallPackages { packages: packages() });
    assert_eq!(missing.next_step(), install);
    let no_drawing =
        |packages| WindowError::NoDrawing { reason: "not found".to_owned(), packages }.next_step();
    assert_eq!(no_drawing(packages()), install);
    let terminal = NextStep::Own(OwnHint::RunCommand { command: "goready --terminal".to_owned() });
    let refused = WindowError::Refused { reason: "no config".to_owned() };
    let silent = WindowError::Silent { display: "DISPLAY=:9".to_owned() };
    for step in [refused.next_step(), silent.next_step(), no_drawing(Vec::new())] {
        assert_eq!(step, terminal);
    }
    let codes = [missing.code(), refused.code(), silent.code(), "GR-WIN-004"];
    assert!(codes.iter().enumerate().all(|(index, code)| !codes[..index].contains(code)));
}
