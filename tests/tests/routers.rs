//! Routers that cannot be made: whom that concerns, and whom it does not.

use std::process::Command;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use terrarium_tests::{PATIENCE, Terrarium, element, lines, needs_guests, newest_debian};

/// How long a change may take that has nothing to do with the router: far less than a call waits for a router.
const AT_ONCE: Duration = Duration::from_secs(2);

fn netns(verb: &str, name: &str) {
    let done = Command::new("ip").args(["netns", verb, name]).status();
    assert!(done.is_ok_and(|status| status.success()), "{verb} {name}");
}

fn made(terrarium: &Terrarium, request: &str, id: &str) -> String {
    let answer = terrarium.ec2(request).ok();
    element(&answer, id)
        .expect("what was made has an id")
        .to_owned()
}

fn change(terrarium: &Terrarium, verb: &str, group: &str) {
    let rule = "IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=80&IpPermissions.1.ToPort=80\
                &IpPermissions.1.IpRanges.1.CidrIp=0.0.0.0/0";
    let request = format!("{verb}SecurityGroupIngress&GroupId={group}&{rule}");
    terrarium.ec2(&request).ok();
}

#[test]
fn a_router_that_cannot_be_made_neither_delays_nor_fails_changes_of_other_vpcs() {
    if !needs_guests() {
        return;
    }
    let arguments = ["--compute", "docker", "--pool", "198.18.20.0/23"];
    let terrarium = Terrarium::start(&arguments).unwrap_or_else(|said| panic!("{said}"));
    let image = newest_debian(&terrarium);
    let run = format!("RunInstances&ImageId={image}&MinCount=1&MaxCount=1");
    let healthy = made(&terrarium, &run, "groupId");
    let vpc = made(&terrarium, "CreateVpc&CidrBlock=10.0.0.0/16", "vpcId");
    let subnet = format!("CreateSubnet&VpcId={vpc}&CidrBlock=10.0.0.0/24");
    let subnet = made(&terrarium, &subnet, "subnetId");

    // Someone else's namespace has the name that the router is to have.
    let route = lines("ip route show 198.18.20.0/23", "-up").concat();
    let link = route.split(' ').find(|word| word.ends_with("-up"));
    let prefix = link.expect("the pool's route").trim_end_matches("-up");
    let taken = format!("{prefix}-{vpc}");
    netns("add", &taken);
    std::thread::scope(|scope| {
        let (told, answer) = mpsc::channel();
        let (terrarium, run) = (&terrarium, format!("{run}&SubnetId={subnet}"));
        scope.spawn(move || told.send(terrarium.ec2(&run)));
        // The instance shows once its call waits for the router.
        let filter = format!("DescribeInstances&Filter.1.Name=vpc-id&Filter.1.Value.1={vpc}");
        terrarium.until("instance", || {
            element(&terrarium.ec2(&filter).ok(), "instanceId").map(drop)
        });
        for _ in 0..5 {
            for verb in ["Authorize", "Revoke"] {
                let began = Instant::now();
                change(terrarium, verb, &healthy);
                assert!(
                    began.elapsed() < AT_ONCE,
                    "{verb} took {:?}",
                    began.elapsed()
                );
            }
        }
        assert!(
            answer.try_recv().is_err(),
            "the other call waits for its router"
        );
        let answer = answer.recv_timeout(PATIENCE).expect("an answer");
        assert_eq!(answer.code(), "InternalError", "{}", answer.body);
    });

    netns("del", &taken);
    let groups = format!("DescribeSecurityGroups&Filter.1.Name=vpc-id&Filter.1.Value.1={vpc}");
    change(
        &terrarium,
        "Authorize",
        &made(&terrarium, &groups, "groupId"),
    );
    assert_eq!(lines("ip netns", &taken).len(), 1, "the router is made");
    assert!(terrarium.stop().success());
}
