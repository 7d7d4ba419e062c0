//! What sources of modules say, told to the person: who has a release, who refuses it, who is not to be asked.

use goready_tests::faults::OLD;
use goready_tests::server::{Answer, Request, Server, Site};
use goready_tests::tool_home::{Modules, ToolHome};
use std::collections::BTreeMap;

/// A module proxy that gives every question this status.
struct Answering(u16);

impl Site for Answering {
    fn answer(&self, _request: &Request) -> Answer {
        Answer::status(self.0)
    }
}

#[test]
fn a_release_that_no_proxy_has_is_told_from_a_proxy_that_refuses() {
    let home = ToolHome::new(OLD, Modules::Missing);
    // A source that says something counts for more than one that cannot be reached, whichever is asked first.
    let dead = "goproxy:http://127.0.0.1:1";
    for (status, code, says) in
        [(404, 66, "no module source that answered has"), (403, 69, "refuses to give it")]
    {
        let server = Server::http(Answering(status));
        let live = format!("goproxy:{}", server.url(""));
        for (first, then) in [(live.as_str(), live.as_str()), (&live, dead), (dead, &live)] {
            let words = ["tools", "install", "goimports@v0.99.0", "--yes", "--source", first];
            let ran = home.machine.asking(then).run(&words);
            assert_eq!(ran.code, Some(code), "{status}: {ran:?}");
            let (_, error) = ran.stderr.split_once("Error: ").unwrap();
            assert!(error.contains(says) && error.contains(&status.to_string()), "{status}: {error}");
            assert!(error.contains("use one of these: goimports@v0."), "{status}: {error}");
            assert_eq!(home.programs(), BTreeMap::new());
        }
    }
}

#[test]
fn a_tool_that_was_never_fetched_is_told_as_such_where_the_network_is_not_to_be_used() {
    let home = ToolHome::new(OLD, Modules::Missing);
    let ran = home.machine.run(&["tools", "install", "staticcheck", "--yes", "--offline"]);
    assert_eq!(ran.code, Some(69), "{ran:?}");
    assert!(ran.stderr.contains("GR-APPLY-013") && ran.stderr.contains("without --offline"), "{ran:?}");
    for word in ["did not serve", "GOPROXY", "proxy settings"] {
        assert!(!ran.stderr.contains(word), "{word}: {}", ran.stderr);
    }
}
