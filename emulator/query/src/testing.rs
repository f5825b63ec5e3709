//! The test kit of the services: accounts in a store in memory, requests as form text or JSON, answers as trees of elements.

use std::str::FromStr;
use std::sync::Arc;

use quick_xml::events::Event;
use serde_json::Value;
use terrarium_model::Cloud;
use terrarium_state::{Caller, Environment, Observed, Store, Tx};

use crate::{Call, Input, Reply, Service};

/// The account of [`Account::new`].
pub const ACCOUNT: &str = "000000000000";
/// The account of [`Account::neighbour`].
pub const NEIGHBOUR: &str = "111122223333";

/// A caller in a region, with a store of its own.
pub struct Account {
    /// What is asked.
    pub service: &'static Service,
    /// All that there is.
    pub store: Arc<Store>,
    /// Where requests go.
    pub region: String,
    /// Who asks.
    pub caller: Caller,
    version: &'static str,
}

impl Account {
    /// An account in `us-east-1` that has only what AWS gives it. `version` is that of the API, where it has one.
    pub fn new(service: &'static Service, version: &'static str) -> Self {
        Self {
            service,
            store: Arc::new(
                Store::open(&terrarium_state::Options::default(), Environment::default())
                    .expect("memory needs no file"),
            ),
            region: "us-east-1".to_owned(),
            caller: Caller::root(ACCOUNT),
            version,
        }
    }

    /// Another account in the same world and region.
    pub fn neighbour(&self) -> Self {
        Self {
            service: self.service,
            store: self.store.clone(),
            region: self.region.clone(),
            caller: Caller::root(NEIGHBOUR),
            version: self.version,
        }
    }

    /// The same account in another region of the same world.
    pub fn elsewhere(&self, region: &str) -> Self {
        Self {
            service: self.service,
            store: self.store.clone(),
            region: region.to_owned(),
            caller: self.caller.clone(),
            version: self.version,
        }
    }

    /// The bare answer to a request.
    pub fn reply(&self, input: Input) -> Reply {
        let call = Call {
            place: self.service.place(&self.caller.account, &self.region),
            caller: self.caller.clone(),
            input,
            request_id: "test".to_owned(),
            observed: Observed::default(),
        };
        self.service.call(&self.store, call)
    }

    /// Makes a request, such as `CreateVpc&CidrBlock=10.0.0.0/16`; an error is `Code: message`.
    pub fn call(&self, request: &str) -> Result<Element, String> {
        let form = format!("Version={}&Action={request}", self.version);
        let reply = self.reply(Input::Form(form));
        let document = Element::parse(&reply.body);
        if reply.status == 200 {
            return Ok(document);
        }
        let errors = [document.all("Errors/Error"), document.all("Error")].concat();
        let error = errors.first().expect("an error says what it is");
        Err(format!("{}: {}", error.text("Code"), error.text("Message")))
    }

    /// The answer to a request that must succeed.
    #[track_caller]
    pub fn ok(&self, request: &str) -> Element {
        self.call(request)
            .unwrap_or_else(|error| panic!("{request}: {error}"))
    }

    /// What a request that must succeed answers at a path: most often a new id.
    #[track_caller]
    pub fn made(&self, request: &str, path: &str) -> String {
        self.ok(request).text(path)
    }

    /// The error of a request that must fail, as `Code: message`.
    #[track_caller]
    pub fn refused(&self, request: &str) -> String {
        match self.call(request) {
            Ok(answer) => panic!("{request} succeeded: {answer:?}"),
            Err(error) => error,
        }
    }

    /// The error's code alone.
    #[track_caller]
    pub fn code(&self, request: &str) -> String {
        let error = self.refused(request);
        error.split(": ").next().unwrap_or_default().to_owned()
    }

    /// Makes a request in JSON; an error is `Code: message`, or the code alone where there is no message.
    pub fn json(&self, action: &str, body: Value) -> Result<Value, String> {
        let input = Input::Json {
            target: format!("Target.{action}"),
            body: body.to_string(),
        };
        let reply = self.reply(input);
        let document: Value = serde_json::from_slice(&reply.body).expect("answers are JSON");
        if reply.status == 200 {
            return Ok(document);
        }
        let text = |name: &str| document[name].as_str().unwrap_or_default().to_owned();
        match text("message").as_str() {
            "" => Err(text("__type")),
            message => Err(format!("{}: {message}", text("__type"))),
        }
    }

    /// The resources as they are now.
    pub fn cloud(&self) -> Cloud {
        let world = self.store.snapshot();
        let place = self.service.place(&self.caller.account, &self.region);
        world.clouds.get(&place).cloned().unwrap_or_default()
    }

    /// Changes state behind the API's back, for what the API cannot make alone.
    #[track_caller]
    pub fn write<T>(&self, change: impl FnOnce(&mut Tx) -> T) -> T {
        let place = self.service.place(&self.caller.account, &self.region);
        let written = self
            .store
            .write(place, self.caller.clone(), |tx| Ok::<_, ()>(change(tx)));
        written.unwrap_or_else(|_| panic!("nothing refuses here")).0
    }
}

/// An element of an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    name: String,
    content: String,
    children: Vec<Element>,
}

impl Element {
    /// Reads a document.
    pub fn parse(document: &[u8]) -> Self {
        let mut reader = quick_xml::Reader::from_reader(document);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().expect("well-formed XML") {
                Event::Start(start) => open.push(Self {
                    name: start.name().as_ref().to_owned(),
                    ..Self::default()
                }),
                Event::Text(text) => {
                    let level = open.last_mut().expect("the root");
                    level.content.push_str(&text);
                }
                Event::GeneralRef(reference) => {
                    let level = open.last_mut().expect("the root");
                    level.content.push_str(match &*reference {
                        "lt" => "<",
                        "gt" => ">",
                        "amp" => "&",
                        "quot" => "\"",
                        "apos" => "'",
                        other => panic!("reference {other:?}"),
                    });
                }
                Event::End(_) => {
                    let done = open.pop().expect("a start before its end");
                    open.last_mut().expect("the root").children.push(done);
                }
                Event::Eof => {
                    let mut root = open.pop().expect("the root");
                    return root.children.pop().unwrap_or_default();
                }
                _ => {}
            }
        }
    }

    /// Every element at a path such as `vpcSet/item/vpcId`.
    pub fn all(&self, path: &str) -> Vec<&Element> {
        let mut level = vec![self];
        for name in path.split('/') {
            level = level
                .into_iter()
                .flat_map(|element| element.children.iter().filter(|child| child.name == name))
                .collect();
        }
        level
    }

    /// The first element at a path.
    #[track_caller]
    pub fn find(&self, path: &str) -> &Element {
        let found = self.all(path).into_iter().next();
        found.unwrap_or_else(|| panic!("no {path} in {self:?}"))
    }

    /// Whether there is an element at a path.
    pub fn has(&self, path: &str) -> bool {
        !self.all(path).is_empty()
    }

    /// The text of the first element at a path.
    #[track_caller]
    pub fn text(&self, path: &str) -> String {
        self.find(path).content.clone()
    }

    /// The texts of all elements at a path.
    pub fn texts(&self, path: &str) -> Vec<String> {
        self.all(path)
            .into_iter()
            .map(|element| element.content.clone())
            .collect()
    }

    /// The text of the first element at a path, parsed.
    #[track_caller]
    pub fn value<T: FromStr>(&self, path: &str) -> T {
        let text = self.text(path);
        text.parse()
            .unwrap_or_else(|_| panic!("{path} is {text:?}"))
    }
}
