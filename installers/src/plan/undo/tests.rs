use super::*;
use crate::apply::DoneStep;
use std::collections::BTreeMap;

const LINK: &str = "/h/.local/share/goready/go";

fn root(version: &str) -> PathBuf {
    Path::new("/h/.local/share/goready/sdk").join(version)
}

fn says(version: &str) -> PathBuf {
    Path::new("sdk").join(version)
}

fn added(version: &str) -> Change {
    Change::SdkAdded { version: version.parse().unwrap(), root: root(version) }
}

fn removed(version: &str) -> Change {
    Change::SdkRemoved { version: version.parse().unwrap(), root: root(version) }
}

fn linked(before: Option<PathBuf>, after: &str) -> Change {
    Change::Link { path: LINK.into(), before, after: Some(says(after)) }
}

/// Receipts of these changes, the oldest first, on a machine with these SDKs whose link says so.
fn machine(receipts: &[&[Change]], sdks: &[(&str, bool)], link: &str) -> UndoFacts {
    let home = Path::new("/h");
    let below = |dir: &str| home.join(dir).join("goready");
    let places = Places {
        home: home.to_owned(),
        data: below(".local/share"),
        state: below(".local/state"),
        cache: below(".cache"),
        config: below(".config"),
    };
    let mut facts = UndoFacts::new(places);
    facts.links = BTreeMap::from([(PathBuf::from(LINK), Some(says(link)))]);
    facts.sdks = sdks.iter().map(|(version, is_there)| (root(version), *is_there)).collect();
    facts.receipts = receipts.iter().enumerate().map(|(at, changes)| receipt(at, changes)).collect();
    facts
}

fn receipt(at: usize, changes: &[Change]) -> Receipt {
    let version = "go1.22.12".parse().unwrap();
    let step = |(seq, change): (usize, &Change)| DoneStep {
        seq,
        action: Action::RemoveEmptyDirs { dirs: Vec::new() },
        change: change.clone(),
        dirs: Vec::new(),
        outcome: Some(Outcome::Done),
        evidence: Vec::new(),
        failed_sources: Vec::new(),
    };
    Receipt {
        id: format!("{:04}", at + 1),
        dir: "/h/history".into(),
        begun_at: 0,
        goready: String::new(),
        request: Request::ActivateSdk { version },
        dirs: Vec::new(),
        steps: changes.iter().enumerate().map(step).collect(),
        standing: Standing::Complete,
        findings: Vec::new(),
    }
}

/// Where the plan points the link, for each of its steps that does.
fn pointed(plan: &Plan) -> Vec<Option<PathBuf>> {
    let to =
        |step: &Step| if let Action::RestoreLink { to, .. } = &step.action { Some(to.clone()) } else { None };
    plan.steps.iter().filter_map(to).collect()
}

fn told(plan: &Plan) -> bool {
    let version = "go1.22.12".parse().unwrap();
    plan.warnings == [Warning::SdkStaysRemoved { version }]
}

#[test]
fn the_link_is_never_pointed_to_a_removed_sdk() {
    // Removing the active 1.22 made 1.23 active; 1.22 does not come back, so 1.23 stays active.
    let set_up = [added("go1.23.12"), linked(None, "go1.23.12")];
    let remove = [linked(Some(says("go1.22.12")), "go1.23.12"), removed("go1.22.12")];
    let facts = machine(&[&set_up, &remove], &[("go1.22.12", false), ("go1.23.12", true)], "go1.23.12");
    let plan = plan_undo(&facts, &UndoWish::Newest).unwrap();
    assert_eq!(pointed(&plan), []);
    assert!(told(&plan), "{:?}", plan.warnings);
}

#[test]
fn a_go_whose_predecessor_is_gone_stays_active_until_it_goes_itself() {
    // 1.23 took over from 1.22, which was removed since.
    let set_up = [added("go1.23.12"), linked(Some(says("go1.22.12")), "go1.23.12")];
    let facts = machine(&[&set_up], &[("go1.22.12", false), ("go1.23.12", true)], "go1.23.12");
    let plan = plan_undo(&facts, &UndoWish::Newest).unwrap();
    assert_eq!(pointed(&plan), [None], "both are gone");
    assert!(told(&plan), "{:?}", plan.warnings);
}

#[test]
fn a_link_to_an_sdk_that_goes_is_removed_with_it() {
    // The receipt only installed it; what made it active was taken back while its predecessor was gone.
    let facts = machine(&[&[added("go1.23.12")]], &[("go1.23.12", true)], "go1.23.12");
    let plan = plan_undo(&facts, &UndoWish::Newest).unwrap();
    assert_eq!(pointed(&plan), [None]);
    assert!(matches!(plan.steps[0].action, Action::RestoreLink { .. }), "the link goes first");
}

#[test]
fn a_link_leads_back_to_an_sdk_that_is_there() {
    let make_active = [linked(Some(says("go1.22.12")), "go1.23.12")];
    let facts = machine(&[&make_active], &[("go1.22.12", true), ("go1.23.12", true)], "go1.23.12");
    assert_eq!(pointed(&plan_undo(&facts, &UndoWish::Newest).unwrap()), [Some(says("go1.22.12"))]);
}

#[test]
fn a_removed_sdk_stands_in_the_way_of_no_earlier_receipt() {
    let install = [added("go1.23.12")];
    let facts =
        machine(&[&install, &[removed("go1.22.12")]], &[("go1.22.12", false), ("go1.23.12", true)], "x");
    let plan = plan_undo(&facts, &UndoWish::Newest).unwrap();
    assert_eq!(plan.request, Request::Undo { receipts: vec!["0001".to_owned()] });
    let named = plan_undo(&facts, &UndoWish::Receipt("0002".to_owned())).unwrap();
    assert!(named.steps.is_empty() && told(&named), "{named:?}");
}

#[test]
fn a_run_that_changed_nothing_is_neither_the_newest_nor_a_reason_to_keep_our_caches() {
    let mut facts =
        machine(&[&[Change::Nothing], &[added("go1.22.12")]], &[("go1.22.12", true)], "go1.22.12");
    facts.receipts[0].standing = Standing::Abandoned;
    facts.receipts[0].steps[0].dirs = vec!["/h/.cache/goready/downloads".into()];
    let undone = |facts: &UndoFacts| {
        let plan = plan_undo(facts, &UndoWish::Newest).unwrap();
        let Request::Undo { receipts } = &plan.request else { panic!("{:?}", plan.request) };
        let is_clean = plan.steps.iter().any(|step| matches!(step.action, Action::RemoveCaches { .. }));
        (receipts.clone(), is_clean)
    };
    assert_eq!(undone(&facts), (vec!["0002".to_owned()], true));
    facts.receipts.swap(0, 1);
    assert_eq!(undone(&facts), (vec!["0002".to_owned()], true), "the idle run came later");
    facts.receipts.truncate(2);
    facts.receipts.remove(0);
    assert_eq!(undone(&facts).0, ["0001"], "with nothing else, its directories are taken back");
}

#[test]
fn once_all_is_undone_no_run_that_changed_nothing_is_offered() {
    let mut facts = machine(
        &[&[added("go1.22.12")], &[Change::Nothing], &[Change::Nothing], &[Change::Nothing]],
        &[("go1.22.12", false)],
        "go1.22.12",
    );
    facts.receipts[0].standing = Standing::Undone;
    facts.receipts[1].standing = Standing::Abandoned;
    facts.receipts[2].request = Request::Undo { receipts: vec!["0001".to_owned()] };
    facts.receipts[2].steps[0].action = Action::RemoveCaches { dirs: Vec::new() };
    facts.receipts[3].standing = Standing::Abandoned;
    let undone = |facts: &UndoFacts, wish| match plan_undo(facts, &wish).map(|plan| plan.request) {
        Ok(Request::Undo { receipts }) => receipts,
        Ok(_) | Err(_) => Vec::new(),
    };
    assert_eq!(undone(&facts, UndoWish::All), ["0004"], "it left something after all was taken away");
    facts.receipts.truncate(3);
    for wish in [UndoWish::Newest, UndoWish::All] {
        assert_eq!(undone(&facts, wish), [""; 0]);
    }
    facts.receipts[2].steps[0].outcome = Some(Outcome::NotDone);
    assert_eq!(undone(&facts, UndoWish::Newest), ["0002"], "nothing was taken away yet");
}

#[test]
fn a_go_that_a_later_receipt_made_active_is_not_taken_away_under_it() {
    let set_up = [added("go1.23.12"), linked(None, "go1.23.12")];
    let make_active = [linked(Some(says("go1.23.12")), "go1.22.12")];
    let sdks = [("go1.22.12", true), ("go1.23.12", true)];
    let facts = machine(&[&set_up, &[added("go1.22.12")], &make_active], &sdks, "go1.22.12");
    let second = UndoWish::Receipt("0002".to_owned());
    let refused = plan_undo(&facts, &second).unwrap_err();
    assert!(matches!(&refused, PlanError::LaterReceipts { later, .. } if *later == ["0003"]), "{refused:?}");
    let facts = machine(&[&set_up, &[added("go1.22.12")], &make_active], &sdks, "go1.23.12");
    plan_undo(&facts, &second).unwrap();
}

#[test]
fn all_can_be_taken_back_though_an_sdk_was_removed_since() {
    let install = [added("go1.23.12")];
    let facts = machine(&[&install, &[removed("go1.23.12")]], &[("go1.23.12", false)], "x");
    let plan = plan_undo(&facts, &UndoWish::All).unwrap();
    assert_eq!(plan.request, Request::Undo { receipts: vec!["0001".to_owned()] });
}
