//! What every operation does, in the words of its clients: a file for each thing that is done.

mod describing;
mod putting;
mod reading;
mod versions;

use serde_json::{Value, json};
use terrarium_query::testing::Account;

use crate::SERVICE;

fn account() -> Account {
    Account::new(&SERVICE, "")
}

#[track_caller]
fn ok(account: &Account, operation: &str, body: Value) -> Value {
    account
        .json(operation, body)
        .unwrap_or_else(|error| panic!("{operation}: {error}"))
}

#[track_caller]
fn refused(account: &Account, operation: &str, body: Value) -> String {
    match account.json(operation, body) {
        Ok(answer) => panic!("{operation} succeeded: {answer}"),
        Err(error) => error,
    }
}

#[track_caller]
fn put(account: &Account, name: &str, value: &str) {
    ok(
        account,
        "PutParameter",
        json!({"Name": name, "Value": value, "Type": "String", "Overwrite": true}),
    );
}

fn names(answer: &Value) -> Vec<&str> {
    let parameters = answer["Parameters"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    parameters
        .iter()
        .filter_map(|parameter| parameter["Name"].as_str())
        .collect()
}
