//! gopls answers `initialize` and reports the error in a broken file of a real module.

use super::lsp::{Inbox, framed, notification, request};
use super::{Bed, SOURCE};
use crate::host::{Limit, Reply, Said, Talked};
use crate::plan::GoalTool;
use crate::verify::finding::Seen;
use crate::verify::{Case, outcome};
use serde_json::{Value, json};
use std::path::Path;
use url::Url;

/// Does not compile: a string is no number.
const BROKEN: &str = "package main\n\nfunc main() {\n\tvar number int = \"text\"\n\t_ = number\n}\n";

/// The request whose answer is waited for.
const INITIALIZE: u64 = 1;

pub(super) fn prove(case: &Case<'_>, goal: &GoalTool) -> Result<Seen, Seen> {
    let bed = Bed::make(case, goal, BROKEN)?;
    let uri = |path: &Path| {
        Url::from_file_path(path)
            .map(String::from)
            .map_err(|()| Seen::FileFailed { path: bed.dir.clone(), message: String::new() })
    };
    let mut session = Session::new(uri(&bed.path(SOURCE))?);
    let mut gopls = bed.tool(case, goal);
    gopls.stdin = request(INITIALIZE, "initialize", &initialize(&uri(&bed.dir)?));
    let talked = gopls.talk(Limit::Whole, case.cancel, &mut |said| session.hear(said));
    match (talked, session.seen) {
        (_, Some(seen)) => Ok(seen),
        (Err(error), None) => Err(outcome::of_run_error(&error)),
        (Ok(Talked::Enough), None) => Err(Seen::Silent),
        (Ok(Talked::Ended(code)), None) => {
            Err(Seen::Failed { code, line: outcome::first_line(&session.complaint) })
        }
    }
}

/// As little as the protocol allows, so that no release of fifteen asks back for more than it must.
fn initialize(folder: &str) -> Value {
    json!({
        "processId": null,
        "rootUri": folder,
        "workspaceFolders": [{ "uri": folder, "name": "proof" }],
        "capabilities": {},
    })
}

struct Session {
    uri: String,
    inbox: Inbox,
    /// The beginning of standard error.
    complaint: String,
    seen: Option<Seen>,
}

impl Session {
    fn new(uri: String) -> Self {
        Self { uri, inbox: Inbox::default(), complaint: String::new(), seen: None }
    }

    fn hear(&mut self, said: Said<'_>) -> Reply {
        match said {
            Said::Err(bytes) if self.complaint.len() < 4096 => {
                self.complaint.push_str(&String::from_utf8_lossy(bytes));
                return Reply::Listen;
            }
            Said::Err(_) => return Reply::Listen,
            Said::Out(bytes) => self.inbox.push(bytes),
        }
        let mut answers = Vec::new();
        loop {
            match self.inbox.next() {
                Ok(Some(message)) => answers.extend(self.message(&message)),
                Ok(None) => break,
                Err(_) => {
                    self.seen = Some(Seen::Garbled { line: outcome::first_line(&self.inbox.beginning()) });
                }
            }
            if self.seen.is_some() {
                return Reply::Enough;
            }
        }
        if answers.is_empty() { Reply::Listen } else { Reply::Say(answers) }
    }

    /// What a message is answered with.
    fn message(&mut self, message: &Value) -> Vec<u8> {
        let (id, method) = (message.get("id"), message.get("method").and_then(Value::as_str));
        match (id, method) {
            (Some(id), None) if *id == json!(INITIALIZE) => self.initialized(message),
            (Some(id), Some(method)) => framed(&json!({
                "jsonrpc": "2.0", "id": id, "result": answer(method, message),
            })),
            (None, Some("textDocument/publishDiagnostics")) => {
                self.diagnostics(message);
                Vec::new()
            }
            (Some(_) | None, None) | (None, Some(_)) => Vec::new(),
        }
    }

    fn initialized(&mut self, message: &Value) -> Vec<u8> {
        if let Some(error) = message.get("error") {
            self.seen = Some(Seen::Failed { code: None, line: outcome::first_line(&error.to_string()) });
            return Vec::new();
        }
        let opened = json!({
            "textDocument": { "uri": self.uri, "languageId": "go", "version": 1, "text": BROKEN },
        });
        [notification("initialized", &json!({})), notification("textDocument/didOpen", &opened)].concat()
    }

    fn diagnostics(&mut self, message: &Value) {
        let Some(params) = message.get("params") else { return };
        if params.get("uri").and_then(Value::as_str) != Some(&self.uri) {
            return;
        }
        let first = params.get("diagnostics").and_then(|all| all.get(0));
        if let Some(text) = first.and_then(|first| first.get("message")).and_then(Value::as_str) {
            self.seen = Some(Seen::Diagnosed { message: outcome::first_line(text) });
        }
    }
}

/// What a request of the server is answered with: it has no settings, and nothing else is of interest.
fn answer(method: &str, message: &Value) -> Value {
    let items = message.pointer("/params/items").and_then(Value::as_array);
    match (method, items) {
        ("workspace/configuration", Some(items)) => json!(vec![Value::Null; items.len()]),
        _ => Value::Null,
    }
}
