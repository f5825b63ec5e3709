//! The test kit: an account in an empty in-memory store, requests as form text, answers as trees of elements.

use std::str::FromStr;

use quick_xml::events::Event;
use terrarium_model::{Cloud, Place};
use terrarium_query::Call;
use terrarium_state::{Caller, Environment, Store, Tx};

use crate::SERVICE;

/// The account of [`Account::new`].
pub(crate) const ACCOUNT: &str = "000000000000";

/// An account in a region, with a store of its own.
pub(crate) struct Account {
    pub(crate) store: Store,
    place: Place,
}

impl Account {
    /// An account in `us-east-1` that has only what AWS gives it.
    pub(crate) fn new() -> Self {
        Self::in_region("us-east-1")
    }

    /// The same in another region.
    pub(crate) fn in_region(region: &str) -> Self {
        Self {
            store: Store::open(None, Environment::default()).expect("memory needs no file"),
            place: Place::new(ACCOUNT, region),
        }
    }

    /// Makes a request, such as `CreateVpc&CidrBlock=10.0.0.0/16`; an error is `Code: message`.
    pub(crate) fn call(&self, request: &str) -> Result<Element, String> {
        let form = format!("Version=2016-11-15&Action={request}");
        let caller = Caller::root(ACCOUNT);
        let reply = SERVICE.call(
            &self.store,
            Call {
                place: self.place.clone(),
                caller,
                form,
                request_id: "test".to_owned(),
                observed: terrarium_state::Observed::default(),
            },
        );
        let document = Element::parse(&reply.body);
        match reply.status {
            200 => Ok(document),
            _ => {
                let error = document.find("Errors/Error");
                Err(format!("{}: {}", error.text("Code"), error.text("Message")))
            }
        }
    }

    /// The answer to a request that must succeed.
    #[track_caller]
    pub(crate) fn ok(&self, request: &str) -> Element {
        self.call(request)
            .unwrap_or_else(|error| panic!("{request}: {error}"))
    }

    /// What a request that must succeed answers at a path: most often a new id.
    #[track_caller]
    pub(crate) fn made(&self, request: &str, path: &str) -> String {
        self.ok(request).text(path)
    }

    /// The error of a request that must fail, as `Code: message`.
    #[track_caller]
    pub(crate) fn refused(&self, request: &str) -> String {
        match self.call(request) {
            Ok(answer) => panic!("{request} succeeded: {answer:?}"),
            Err(error) => error,
        }
    }

    /// The error's code alone.
    #[track_caller]
    pub(crate) fn code(&self, request: &str) -> String {
        let error = self.refused(request);
        error.split(": ").next().unwrap_or_default().to_owned()
    }

    /// The resources as they are now.
    pub(crate) fn cloud(&self) -> Cloud {
        let world = self.store.snapshot();
        world.clouds.get(&self.place).cloned().unwrap_or_default()
    }

    /// Changes state behind the API's back, for what the API cannot make alone.
    #[track_caller]
    pub(crate) fn write<T>(&self, change: impl FnOnce(&mut Tx) -> T) -> T {
        // The region is provisioned by the first request, so that must come before.
        self.ok("DescribeVpcs");
        let written = self
            .store
            .write(self.place.clone(), Caller::root(ACCOUNT), |tx| {
                Ok::<_, ()>(change(tx))
            });
        written.unwrap_or_else(|_| panic!("nothing refuses here")).0
    }
}

/// An element of an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Element {
    name: String,
    content: String,
    children: Vec<Element>,
}

impl Element {
    fn parse(document: &[u8]) -> Self {
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
    pub(crate) fn all(&self, path: &str) -> Vec<&Element> {
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
    pub(crate) fn find(&self, path: &str) -> &Element {
        let found = self.all(path).into_iter().next();
        found.unwrap_or_else(|| panic!("no {path} in {self:?}"))
    }

    /// Whether there is an element at a path.
    pub(crate) fn has(&self, path: &str) -> bool {
        !self.all(path).is_empty()
    }

    /// The text of the first element at a path.
    #[track_caller]
    pub(crate) fn text(&self, path: &str) -> String {
        self.find(path).content.clone()
    }

    /// The texts of all elements at a path.
    pub(crate) fn texts(&self, path: &str) -> Vec<String> {
        self.all(path)
            .into_iter()
            .map(|element| element.content.clone())
            .collect()
    }

    /// The text of the first element at a path, parsed.
    #[track_caller]
    pub(crate) fn value<T: FromStr>(&self, path: &str) -> T {
        let text = self.text(path);
        text.parse()
            .unwrap_or_else(|_| panic!("{path} is {text:?}"))
    }
}
