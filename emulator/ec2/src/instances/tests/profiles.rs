//! Instance profiles of instances.

use std::collections::BTreeMap;

use terrarium_model::Place;
use terrarium_model::regions::GLOBAL;
use terrarium_model::resources::InstanceProfile;

use super::World;
use crate::instances::Outcome;
use crate::testing::ACCOUNT;

impl World {
    fn profile(&self, name: &str, path: &str) -> String {
        let profile = |created| InstanceProfile {
            name: name.to_owned(),
            id: format!("AIPA{name}"),
            path: path.to_owned(),
            created,
            role: None,
            tags: BTreeMap::new(),
        };
        self.account.write(|tx| {
            let profile = profile(tx.now);
            tx.within(&Place::new(ACCOUNT, GLOBAL), |tx| tx.put(profile));
        });
        format!("arn:aws:iam::{ACCOUNT}:instance-profile{path}{name}")
    }
}

#[test]
fn a_launch_names_its_profile_or_gives_its_arn() {
    let world = World::new();
    let arn = world.profile("web", "/");
    let nested = world.profile("deep", "/a/b/");
    let by_name = world.shown(&world.launch("&IamInstanceProfile.Name=web"));
    assert_eq!(by_name.text("iamInstanceProfile/arn"), arn);
    assert_eq!(by_name.text("iamInstanceProfile/id"), "AIPAweb");
    let by_arn = world.shown(&world.launch(&format!("&IamInstanceProfile.Arn={nested}")));
    assert_eq!(by_arn.text("iamInstanceProfile/arn"), nested);
    for (given, error) in [
        (
            "Name=other".to_owned(),
            "InvalidParameterValue: Value (other) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name",
        ),
        (
            format!("Arn=arn:aws:iam::{ACCOUNT}:instance-profile/deep"),
            "InvalidParameterValue: Value (arn:aws:iam::000000000000:instance-profile/deep) for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN",
        ),
        (
            format!("Name=web&IamInstanceProfile.Arn={arn}"),
            "InvalidParameterCombination: The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'",
        ),
    ] {
        assert_eq!(
            world
                .account
                .refused(&world.request(&format!("&IamInstanceProfile.{given}"))),
            error
        );
    }
    let found = world
        .account
        .ok("DescribeInstances&Filter.1.Name=iam-instance-profile.name&Filter.1.Value.1=web");
    assert_eq!(found.all("reservationSet/item").len(), 1);
}

#[test]
fn a_profile_is_given_replaced_and_taken() {
    let world = World::new();
    let (web, data) = (world.profile("web", "/"), world.profile("data", "/"));
    let id = world.running("");
    let associate =
        format!("AssociateIamInstanceProfile&InstanceId={id}&IamInstanceProfile.Name=web");
    let given = world.account.ok(&associate);
    assert_eq!(
        given.text("iamInstanceProfileAssociation/state"),
        "associating"
    );
    let association = given.text("iamInstanceProfileAssociation/associationId");
    assert!(association.starts_with("iip-assoc-"));
    assert_eq!(world.shown(&id).text("iamInstanceProfile/arn"), web);
    assert_eq!(
        world.account.refused(&associate),
        format!("IncorrectState: There is an existing association for instance {id}")
    );
    let replaced = world.account.ok(&format!(
        "ReplaceIamInstanceProfileAssociation&AssociationId={association}&IamInstanceProfile.Name=data"
    ));
    let association = replaced.text("iamInstanceProfileAssociation/associationId");
    assert_eq!(world.shown(&id).text("iamInstanceProfile/arn"), data);
    let describe = |request: &str| {
        let answer = world
            .account
            .ok(&format!("DescribeIamInstanceProfileAssociations{request}"));
        answer.texts("iamInstanceProfileAssociationSet/item/associationId")
    };
    let by_instance = format!(
        "&Filter.1.Name=instance-id&Filter.1.Value.1={id}&Filter.2.Name=state&Filter.2.Value.1=associated"
    );
    assert_eq!(describe(&by_instance), [association.as_str()]);
    assert_eq!(
        describe(&format!("&AssociationId.1={association}")),
        [association.as_str()]
    );
    let taken = world.account.ok(&format!(
        "DisassociateIamInstanceProfile&AssociationId={association}"
    ));
    assert_eq!(
        taken.text("iamInstanceProfileAssociation/state"),
        "disassociating"
    );
    assert!(!world.shown(&id).has("iamInstanceProfile"));
    assert!(describe("").is_empty());
    assert_eq!(
        world.account.refused(&format!(
            "DisassociateIamInstanceProfile&AssociationId={association}"
        )),
        format!(
            "InvalidAssociationID.NotFound: An invalid association-id of '{association}' was given"
        )
    );
}

#[test]
fn a_terminated_instance_has_no_profile() {
    let world = World::new();
    world.profile("web", "/");
    let id = world.running("&IamInstanceProfile.Name=web");
    world
        .account
        .ok(&format!("TerminateInstances&InstanceId.1={id}"));
    world.report(&id, 1, Outcome::Terminated);
    assert!(
        world
            .account
            .cloud()
            .iam_instance_profile_associations
            .is_empty()
    );
    assert_eq!(
        world.account.code(&format!(
            "AssociateIamInstanceProfile&InstanceId={id}&IamInstanceProfile.Name=web"
        )),
        "IncorrectInstanceState"
    );
}
