//! What a person wants done to the machine, before it is a plan.

use crate::cli::quoted;
use crate::settings::shell_name;
use goready_installers::catalog::tool_pins::Tool;
use goready_installers::plan::{Mend, Request};
use goready_installers::shell::Shell;
use goready_installers::version::GoVersion;
use std::path::PathBuf;

/// A wish. The worker makes the engine's request of it, and the same wish is a command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// A Go that is installed, active, and found by every shell.
    SetUp(Choices),
    /// A Go beside the active one.
    Install(GoVersion),
    /// Another installed Go made active.
    Use(GoVersion),
    /// The Go in this folder, which somebody else installed, used where it is.
    Adopt(PathBuf),
    /// An installed Go removed.
    Remove(GoVersion),
    /// Tools that fit the active Go, built and put in place.
    InstallTools(Vec<Tool>),
    /// Tools of ours removed.
    RemoveTools(Vec<Tool>),
    /// What the checks found, put right: one of them, or all that can be.
    Mend(Box<Mend>),
    /// A first project in this folder.
    Project(PathBuf),
    /// A setting of Go, or its lines taken out.
    GoEnv(String, Option<String>),
    /// Our caches emptied.
    CleanCaches,
    /// A receipt taken back; none for the newest.
    Undo(Option<String>),
    /// What was interrupted, completed.
    GoOn(Box<Request>),
}

/// Which Go is to be set up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum GoChoice {
    /// The newest stable one.
    #[default]
    Stable,
    /// This one.
    Version(GoVersion),
    /// The one this `go.mod` or `go.work` asks for.
    Module(PathBuf),
    /// The one in this archive.
    Archive(PathBuf),
}

/// What a person chose for a set-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choices {
    /// Which Go.
    pub(crate) go: GoChoice,
    /// Which tools come with it.
    pub(crate) tools: Vec<Tool>,
    /// Which shells are to find it; none: as the preferences say.
    pub(crate) shells: Option<Vec<Shell>>,
    /// Whose services come first; none: as the preferences say.
    pub(crate) region: Option<String>,
    /// The list that Go itself is to download modules from; none leaves it alone.
    pub(crate) goproxy: Option<String>,
    /// The GOPATH that Go is to have; none leaves it alone.
    pub(crate) gopath: Option<String>,
}

impl Default for Choices {
    fn default() -> Self {
        let tools = Tool::DEFAULT_SET.to_vec();
        Self { go: GoChoice::Stable, tools, shells: None, region: None, goproxy: None, gopath: None }
    }
}

impl Wish {
    /// The command line that does the same; `goready` are the words it begins with. None for what was interrupted, which
    /// another command line may have begun.
    pub(crate) fn command(&self, goready: &str) -> Option<String> {
        Some(match self {
            Self::SetUp(choices) => format!("{goready} setup{} --yes", choices.options()),
            Self::Install(version) => format!("{goready} sdk install {} --yes", version.bare()),
            Self::Use(version) => format!("{goready} sdk use {} --yes", version.bare()),
            Self::Adopt(root) => format!("{goready} sdk adopt {} --yes", quoted(&root.display().to_string())),
            Self::Remove(version) => format!("{goready} sdk remove {} --yes", version.bare()),
            Self::InstallTools(tools) => format!("{goready} tools install {} --yes", names(tools, " ")),
            Self::RemoveTools(tools) => format!("{goready} tools remove {} --yes", names(tools, " ")),
            // The command line puts right all that can be.
            Self::Mend(_) => format!("{goready} doctor --fix --yes"),
            Self::Project(dir) => format!("{goready} new {} --yes", quoted(&dir.display().to_string())),
            Self::GoEnv(name, Some(value)) => format!("{goready} env {name} --set {} --yes", quoted(value)),
            Self::GoEnv(name, None) => format!("{goready} env {name} --unset --yes"),
            Self::CleanCaches => format!("{goready} cache clean --yes"),
            Self::Undo(None) => format!("{goready} undo --yes"),
            Self::Undo(Some(receipt)) => format!("{goready} undo {} --yes", quoted(receipt)),
            Self::GoOn(_) => return None,
        })
    }
}

impl Choices {
    fn options(&self) -> String {
        let path = |path: &PathBuf| quoted(&path.display().to_string());
        let go = match &self.go {
            GoChoice::Stable => String::new(),
            GoChoice::Version(version) => format!(" --go {}", version.bare()),
            GoChoice::Module(module) => format!(" --go {}", path(module)),
            GoChoice::Archive(archive) => format!(" --from {}", path(archive)),
        };
        let tools = match self.tools.as_slice() {
            [] => None,
            set if set == Tool::DEFAULT_SET => Some(" --tools default".to_owned()),
            some => Some(format!(" --tools {}", names(some, ","))),
        };
        let words = |shells: &Vec<Shell>| shells.iter().map(|shell| shell_name(*shell)).collect::<Vec<_>>();
        let shells = self.shells.as_ref().map(|shells| match words(shells).join(",") {
            none if none.is_empty() => " --shells none".to_owned(),
            some => format!(" --shells {some}"),
        });
        let region = self.region.as_ref().map(|region| format!(" --region {}", quoted(region)));
        let goproxy = self.goproxy.as_ref().map(|list| format!(" --goproxy {}", quoted(list)));
        let gopath = self.gopath.as_ref().map(|dir| format!(" --gopath {}", quoted(dir.trim())));
        [Some(go), tools, shells, region, goproxy, gopath].into_iter().flatten().collect()
    }
}

fn names(tools: &[Tool], between: &str) -> String {
    tools.iter().map(|tool| tool.name()).collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wish_is_a_command_line() {
        let go = GoVersion::new(1, 23, 12);
        let choices = Choices {
            go: GoChoice::Version(go),
            tools: vec![Tool::Gopls, Tool::Dlv],
            shells: Some(vec![Shell::Bash, Shell::Fish]),
            region: Some("cn".to_owned()),
            goproxy: Some("https://goproxy.cn|direct".to_owned()),
            gopath: Some("/my go".to_owned()),
        };
        let set_up = "goready setup --go 1.23.12 --tools gopls,dlv --shells bash,fish --region cn --goproxy \
                      'https://goproxy.cn|direct' --gopath '/my go' --yes";
        let no_shell = Choices { shells: Some(Vec::new()), tools: Vec::new(), ..Choices::default() };
        let archive = Choices { go: GoChoice::Archive("/tmp/a b.zip".into()), ..no_shell.clone() };
        let module = Choices { go: GoChoice::Module("/src/go.mod".into()), ..no_shell.clone() };
        for (wish, line) in [
            (Wish::SetUp(Choices::default()), "goready setup --tools default --yes"),
            (Wish::InstallTools(vec![Tool::Gopls, Tool::Dlv]), "goready tools install gopls dlv --yes"),
            (Wish::RemoveTools(vec![Tool::Dlv]), "goready tools remove dlv --yes"),
            (Wish::SetUp(choices), set_up),
            (Wish::SetUp(no_shell), "goready setup --shells none --yes"),
            (Wish::SetUp(archive), "goready setup --from '/tmp/a b.zip' --shells none --yes"),
            (Wish::SetUp(module), "goready setup --go /src/go.mod --shells none --yes"),
            (Wish::Install(go), "goready sdk install 1.23.12 --yes"),
            (Wish::Use(go), "goready sdk use 1.23.12 --yes"),
            (Wish::Adopt("/opt/my go".into()), "goready sdk adopt '/opt/my go' --yes"),
            (Wish::Remove(go), "goready sdk remove 1.23.12 --yes"),
            (Wish::Mend(Box::default()), "goready doctor --fix --yes"),
            (Wish::Project("/src/first one".into()), "goready new '/src/first one' --yes"),
            (
                Wish::GoEnv("GOPATH".to_owned(), Some("/my go".to_owned())),
                "goready env GOPATH --set '/my go' --yes",
            ),
            (Wish::GoEnv("GOBIN".to_owned(), None), "goready env GOBIN --unset --yes"),
            (Wish::CleanCaches, "goready cache clean --yes"),
            (Wish::Undo(None), "goready undo --yes"),
            (Wish::Undo(Some("0001".to_owned())), "goready undo 0001 --yes"),
        ] {
            assert_eq!(wish.command("goready").as_deref(), Some(line));
        }
    }
}
