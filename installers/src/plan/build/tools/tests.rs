use super::*;
use crate::catalog::Catalog;
use crate::catalog::tool_pins::PlatformGap;
use crate::detect::{Facts, Obstacle, detect};
use crate::host::{Env, Host, HostSettings};
use crate::plan::{ModuleSource, Plan, Request, plan};
use crate::platform::Platform;
use crate::trust::Sha256Sum;
use std::path::Path;

const GO: GoVersion = GoVersion::new(1, 27, 4);

/// Facts of a home with this Go active, on this platform.
fn facts(go: GoVersion, platform: &Platform) -> Facts {
    let dir = tempfile::tempdir().unwrap();
    let mut env = Env::default();
    env.set("HOME", dir.path());
    let host = Host::from_parts(&HostSettings::default(), env, dir.path().into(), "/".into()).unwrap();
    let mut facts = detect(&host).unwrap();
    facts.machine.platform.value = platform.clone();
    (facts.ours.versions, facts.ours.active) = (vec![go], Some(go));
    facts.ours.active_link = Some(Path::new("sdk").join(go.to_string()));
    facts
}

fn linux() -> Platform {
    Platform::new("linux", "amd64")
}

fn wish(tools: &[(Tool, WantedTool)], chosen: Chosen) -> Request {
    let modules = vec![ModuleSource { proxies: "https://proxy".into(), database: "sum.golang.org".into() }];
    let tools = tools.iter().map(|(tool, wanted)| ToolWish { tool: *tool, wanted: wanted.clone() }).collect();
    Request::InstallTools(ToolsWish { tools, chosen, modules })
}

fn planned(facts: &Facts, request: &Request) -> Plan {
    plan(facts, request, &Catalog::embedded()).unwrap()
}

fn actions(plan: &Plan) -> Vec<String> {
    let name = |action: &Action| {
        Some(if let Action::InstallTool { tool, version, tag, .. } = action {
            format!("build {tool} {version} {tag:?}")
        } else if let Action::PlaceTool { tool, version, .. } = action {
            format!("place {tool} {version}")
        } else if let Action::TakeTool { tool, .. } = action {
            format!("take {tool}")
        } else if let Action::RemoveTool { tool, version, .. } = action {
            format!("remove {tool} {version}")
        } else if let Action::Activate { .. } = action {
            "activate".to_owned()
        } else {
            return None;
        })
    };
    plan.steps.iter().map(|step| name(&step.action).unwrap()).collect()
}

fn fitting(tool: Tool) -> (Tool, WantedTool) {
    (tool, WantedTool::Fitting)
}

/// A tool of our store, and the state of a file that holds it.
fn stored(facts: &mut Facts, tool: Tool, version: &str, go: GoVersion, byte: u8) -> FileState {
    let root = facts.home.places.tool_store().join(format!("{tool}/{version}+{go}"));
    let (version, sha256) = (version.parse().unwrap(), Sha256Sum([byte; 32]));
    let known = StoredTool { tool, version, go, program: root.join(tool.name()), root, sha256, size: 7 };
    let state = known.state();
    facts.ours.tools.push(known);
    state
}

fn stands(facts: &mut Facts, tool: Tool, state: FileState) {
    let path = facts.bin.dir.value.join(tool.name());
    facts.bin.programs.push(ProgramFacts { tool, path, state, is_runnable: true, obstacle: None });
}

#[test]
fn each_tool_is_built_and_then_put_in_place_unless_it_is_there() {
    let mut facts = facts(GO, &linux());
    let state = stored(&mut facts, Tool::Goimports, "v0.52.0", GO, 1);
    stands(&mut facts, Tool::Goimports, state);
    stored(&mut facts, Tool::Dlv, "v1.27.2", GO, 2);
    let plan = planned(&facts, &wish(&Tool::DEFAULT_SET.map(fitting), Chosen::BySet));
    assert_eq!(actions(&plan), ["build gopls v0.24.0 None", "place gopls v0.24.0", "place dlv v1.27.2"]);
    assert!(matches!(plan.satisfied.as_slice(), [Satisfied::ToolInPlace { tool: Tool::Goimports, .. }]));
    assert_eq!(plan.goal.unwrap().tools.len(), 3, "all three are proved");
}

#[test]
fn a_tool_in_its_place_that_may_not_be_run_is_put_there_again() {
    let mut facts = facts(GO, &linux());
    let state = stored(&mut facts, Tool::Goimports, "v0.52.0", GO, 1);
    stands(&mut facts, Tool::Goimports, state);
    facts.bin.programs.iter_mut().for_each(|place| place.is_runnable = false);
    let plan = planned(&facts, &wish(&[fitting(Tool::Goimports)], Chosen::BySet));
    assert_eq!(actions(&plan), ["place goimports v0.52.0"]);
}

#[test]
fn the_standard_library_is_counted_once() {
    let facts = facts(GO, &linux());
    let bytes = |tools: &[Tool]| {
        let tools: Vec<_> = tools.iter().copied().map(fitting).collect();
        planned(&facts, &wish(&tools, Chosen::BySet)).disk_bytes
    };
    let (one, three) = (bytes(&[Tool::Gopls]), bytes(&Tool::DEFAULT_SET));
    assert!(one >= 359_000_000 && three >= 550_000_000 && three < 2 * one, "{one} {three}");
}

#[test]
fn what_does_not_exist_here_is_told_and_the_rest_is_planned() {
    let arm = facts(GO, &Platform::new("linux", "arm"));
    for chosen in [Chosen::ByName, Chosen::BySet] {
        let plan = planned(&arm, &wish(&[fitting(Tool::Dlv), fitting(Tool::Goimports)], chosen));
        assert_eq!(actions(&plan), ["build goimports v0.52.0 None", "place goimports v0.52.0"]);
        let told = plan.warnings.iter().find_map(|warning| {
            let Warning::ToolNotHere { tool, gap, chosen, .. } = warning else { return None };
            Some((*tool, *gap, *chosen))
        });
        assert_eq!(told, Some((Tool::Dlv, PlatformGap::Arch, chosen)));
    }
    let riscv = facts(GO, &Platform::new("linux", "riscv64"));
    let plan = planned(&riscv, &wish(&[fitting(Tool::Dlv)], Chosen::ByName));
    assert_eq!(actions(&plan)[0], "build dlv v1.27.2 Some(\"exp.linuxriscv64\")");
}

#[test]
fn a_named_release_that_does_not_fit_is_refused_with_the_one_that_does() {
    let facts = facts(GoVersion::new(1, 22, 12), &linux());
    let latest = wish(&[(Tool::Gopls, WantedTool::Latest)], Chosen::ByName);
    let Err(PlanError::ToolDoesNotFit { version, fits, misfit, .. }) =
        plan(&facts, &latest, &Catalog::embedded())
    else {
        panic!("gopls@latest was planned for Go 1.22");
    };
    assert_eq!(version.to_string(), "v0.24.0");
    assert_eq!(fits.unwrap().to_string(), "v0.16.2");
    assert_eq!(misfit, Misfit::NeedsGo { least: GoVersion::new(1, 27, 0) });
    let fits = WantedTool::Version { version: "v0.16.2".parse().unwrap() };
    let plan = planned(&facts, &wish(&[(Tool::Gopls, fits)], Chosen::ByName));
    assert_eq!(actions(&plan)[0], "build gopls v0.16.2 None");
}

#[test]
fn a_go_newer_than_the_table_gets_the_newest_that_may_work_and_is_told_what_does_not() {
    let facts = facts(GoVersion::new(1, 28, 0), &linux());
    let plan = planned(&facts, &wish(&Tool::DEFAULT_SET.map(fitting), Chosen::BySet));
    assert!(actions(&plan).contains(&"build gopls v0.24.0 None".to_owned()));
    assert!(
        plan.warnings.iter().any(|warning| matches!(warning, Warning::NoToolFits { tool: Tool::Dlv, .. }))
    );
}

#[test]
fn a_place_that_cannot_be_replaced_is_an_error_before_anything_is_built() {
    let mut facts = facts(GO, &linux());
    stands(&mut facts, Tool::Gopls, FileState::Absent);
    facts.bin.programs[0].obstacle = Some(Obstacle::DanglingLink { target: "/nowhere".into() });
    let refused = plan(&facts, &wish(&[fitting(Tool::Gopls)], Chosen::ByName), &Catalog::embedded());
    assert!(matches!(refused, Err(PlanError::ToolPlace { .. })), "{refused:?}");
    facts.bin.obstacle = Some(Obstacle::DirectoryReadOnly);
    let refused = plan(&facts, &wish(&[fitting(Tool::Dlv)], Chosen::ByName), &Catalog::embedded());
    assert!(matches!(refused, Err(PlanError::ToolPlace { .. })), "{refused:?}");
}

#[test]
fn another_go_switches_what_is_stored_names_what_is_not_and_leaves_what_is_not_ours() {
    let (old, new) = (GoVersion::new(1, 22, 12), GO);
    let mut facts = facts(old, &linux());
    facts.ours.versions.push(new);
    let gopls = stored(&mut facts, Tool::Gopls, "v0.16.2", old, 1);
    stored(&mut facts, Tool::Gopls, "v0.24.0", new, 2);
    let dlv = stored(&mut facts, Tool::Dlv, "v1.25.2", old, 3);
    stored(&mut facts, Tool::Goimports, "v0.52.0", new, 4);
    stands(&mut facts, Tool::Gopls, gopls);
    stands(&mut facts, Tool::Dlv, dlv);
    stands(&mut facts, Tool::Goimports, FileState::Present { sha256: Sha256Sum([9; 32]), size: 7 });
    let plan = planned(&facts, &Request::ActivateSdk { version: new });
    assert_eq!(actions(&plan), ["activate", "place gopls v0.24.0"]);
    let missing = vec![Tool::Dlv];
    assert!(
        plan.warnings.contains(&Warning::ToolsOfOtherGo { tools: missing, go: new }),
        "{:?}",
        plan.warnings
    );
}

#[test]
fn a_release_that_was_chosen_for_this_go_stays_whatever_else_is_stored() {
    let mut facts = facts(GO, &linux());
    let chosen = stored(&mut facts, Tool::Gopls, "v0.23.0", GO, 1);
    stored(&mut facts, Tool::Gopls, "v0.24.0", GO, 2);
    stands(&mut facts, Tool::Gopls, chosen);
    let plan = planned(&facts, &Request::ActivateSdk { version: GO });
    assert_eq!(actions(&plan), Vec::<String>::new());
    assert_eq!(plan.goal.unwrap().tools.len(), 1, "it is proved all the same");
}

#[test]
fn removing_takes_ours_from_its_place_and_every_build_from_the_store() {
    let mut facts = facts(GO, &linux());
    let ours = stored(&mut facts, Tool::Gopls, "v0.24.0", GO, 1);
    stored(&mut facts, Tool::Gopls, "v0.16.2", GoVersion::new(1, 22, 12), 2);
    stands(&mut facts, Tool::Gopls, ours);
    let plan = planned(&facts, &Request::RemoveTools { tools: vec![Tool::Gopls] });
    assert_eq!(actions(&plan), ["take gopls", "remove gopls v0.24.0", "remove gopls v0.16.2"]);
    let missing =
        super::super::plan(&facts, &Request::RemoveTools { tools: vec![Tool::Dlv] }, &Catalog::embedded());
    assert!(matches!(missing, Err(PlanError::ToolNotInstalled { .. })), "{missing:?}");
}

#[test]
fn without_an_active_go_nothing_can_be_built() {
    let mut facts = facts(GO, &linux());
    facts.ours.active = None;
    let refused = plan(&facts, &wish(&[fitting(Tool::Gopls)], Chosen::BySet), &Catalog::embedded());
    assert!(matches!(refused, Err(PlanError::NoActiveGo)), "{refused:?}");
}
