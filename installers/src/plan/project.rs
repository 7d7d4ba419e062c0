//! A first project: a module with a program and a test, small enough to be read in a minute.

use crate::version::GoVersion;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A first project: where it goes, and for what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewProject {
    /// Its directory, absolute.
    pub dir: PathBuf,
    /// The Go it is for, and that proves it.
    pub version: GoVersion,
    /// Whether it gets a launch file for VS Code.
    pub vs_code: bool,
}

impl NewProject {
    /// Its files and their texts, the innermost last.
    #[must_use]
    pub fn files(&self) -> Vec<(PathBuf, String)> {
        let name = self.name();
        let mut files = vec![
            ("go.mod", format!("module example.com/{name}\n\ngo {}\n", self.go_line())),
            ("main.go", MAIN.replace("NAME", &name)),
            ("main_test.go", TEST.to_owned()),
        ];
        if self.vs_code {
            files.push((LAUNCH_FILE, LAUNCH.to_owned()));
        }
        files.into_iter().map(|(path, text)| (self.dir.join(path), text)).collect()
    }

    /// The module's path.
    #[must_use]
    pub fn module(&self) -> String {
        format!("example.com/{}", self.name())
    }

    /// The last element of the module's path: the directory's name as far as a module path may hold it. The rules are
    /// those of `golang.org/x/mod/module.CheckPath`; `example.com` keeps it apart from the standard library.
    fn name(&self) -> String {
        let dir = self.dir.file_name().unwrap_or_default().to_string_lossy();
        let kept = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
        let name: String = dir.chars().map(kept).collect();
        let name = name.trim_matches('-');
        // A last element such as `v2` stands for a major version.
        let digits = name.strip_prefix('v').unwrap_or_default();
        let is_major = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let is_reserved = RESERVED.contains(&name.to_ascii_lowercase().as_str());
        if name.is_empty() || is_major || is_reserved { USUAL_NAME.to_owned() } else { name.to_owned() }
    }

    /// What stands behind `go` in `go.mod`: the version; before 1.21 the line alone, which is all that those read.
    fn go_line(&self) -> String {
        if self.version < GoVersion::new(1, 21, 0) {
            self.version.line().to_string()
        } else {
            self.version.bare()
        }
    }
}

/// The directory of the launch file, below the project's.
pub(crate) const LAUNCH_DIR: &str = ".vscode";

const USUAL_NAME: &str = "hello";

/// Names that Windows keeps for devices.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

const MAIN: &str = r#"// Command NAME prints a greeting.
package main

import "fmt"

// greeting returns what is said to name.
func greeting(name string) string {
	return "Hello, " + name + "!"
}

func main() {
	fmt.Println(greeting("world"))
}
"#;

const TEST: &str = r#"package main

import "testing"

func TestGreeting(t *testing.T) {
	got, want := greeting("Gopher"), "Hello, Gopher!"
	if got != want {
		t.Errorf("greeting(%q) = %q, want %q", "Gopher", got, want)
	}
}
"#;

const LAUNCH_FILE: &str = ".vscode/launch.json";

const LAUNCH: &str = r#"{
    "version": "0.2.0",
    "configurations": [
        {
            "name": "Launch",
            "type": "go",
            "request": "launch",
            "mode": "auto",
            "program": "${workspaceFolder}"
        }
    ]
}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    fn project(dir: &str, version: GoVersion) -> NewProject {
        NewProject { dir: dir.into(), version, vs_code: false }
    }

    #[test]
    fn a_module_is_named_after_its_directory_as_far_as_module_paths_allow() {
        for (dir, module) in [
            ("/home/ada/hello", "example.com/hello"),
            ("/home/ada/my first $app", "example.com/my-first--app"),
            ("/home/ada/v2", "example.com/hello"),
            ("/home/ada/Aux", "example.com/hello"),
            ("/home/ada/你好", "example.com/hello"),
            ("/home/ada/v2x", "example.com/v2x"),
            ("/", "example.com/hello"),
        ] {
            assert_eq!(project(dir, GoVersion::new(1, 23, 12)).module(), module, "{dir}");
        }
    }

    #[test]
    fn go_before_1_21_gets_a_line_it_can_read() {
        let go_mod = |version| project("/x", version).files().remove(0).1;
        assert_eq!(go_mod(GoVersion::new(1, 23, 12)), "module example.com/x\n\ngo 1.23.12\n");
        assert_eq!(go_mod(GoVersion::new(1, 20, 14)), "module example.com/x\n\ngo 1.20\n");
    }

    #[test]
    fn only_vs_code_gets_a_launch_file() {
        let mut project = project("/x", GoVersion::new(1, 23, 12));
        assert!(!project.files().iter().any(|(path, _)| path.starts_with("/x/.vscode")));
        project.vs_code = true;
        assert_eq!(project.files().last().unwrap().0, PathBuf::from("/x/.vscode/launch.json"));
    }
}
