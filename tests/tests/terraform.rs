//! Terraform, unmodified, with each configuration below ../clients/terraform: applied, changed and destroyed, with no
//! difference left after any step and nothing left at the end.

use std::collections::BTreeSet;
use std::path::PathBuf;

use tempfile::TempDir;
use terrarium_tests::clients::{Inventory, client, find, run, script};
use terrarium_tests::{Terrarium, element, provider};

/// What the second apply sets.
const CHANGED: &str = "-var=name=second";

macro_rules! configurations {
    ($($name:ident)*) => {
        /// The folders that have a test.
        const CONFIGURATIONS: &[&str] = &[$(stringify!($name)),*];

        $(#[test]
        fn $name() {
            converges(stringify!($name));
        })*
    };
}

configurations! { deployment identities images instance_types instances key_pairs launch_templates nat_gateways parameters peering prefix_lists route_tables snapshots volumes vpc }

/// Terraform, and what it is told of its provider; none when its tests are to be left out.
fn installed() -> Option<(PathBuf, String)> {
    Some((find("terraform")?, provider::settings()?))
}

/// A folder with a configuration, its state and Terraform's settings.
struct Terraform<'a> {
    program: PathBuf,
    terrarium: &'a Terrarium,
    folder: TempDir,
}

impl<'a> Terraform<'a> {
    fn new(
        (program, settings): (PathBuf, String),
        terrarium: &'a Terrarium,
        configuration: &str,
    ) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("settings.tfrc"), settings).expect("room for a file");
        let shared = script("terraform/provider.tf");
        let own = script("terraform").join(configuration).join("main.tf");
        for file in [shared, own] {
            let name = file.file_name().expect("a file");
            std::fs::copy(&file, folder.path().join(name)).expect("room for a file");
        }
        let terraform = Self {
            program,
            terrarium,
            folder,
        };
        terraform.run(&["init", "-no-color", "-input=false"]);
        terraform
    }

    fn run(&self, arguments: &[&str]) -> String {
        run(client(&self.program, self.terrarium)
            .args(arguments)
            .current_dir(&self.folder)
            .env(
                "TF_CLI_CONFIG_FILE",
                self.folder.path().join("settings.tfrc"),
            )
            .env("TF_IN_AUTOMATION", "1")
            .env("CHECKPOINT_DISABLE", "1"))
    }

    /// Applies, and checks that the next plan changes nothing.
    fn apply(&self, variables: &[&str]) -> String {
        let applied = self.run(&[&["apply", "-auto-approve", "-no-color"][..], variables].concat());
        self.run(&[&["plan", "-detailed-exitcode", "-no-color"][..], variables].concat());
        applied
    }

    /// Destroys, and checks that nothing is left in Terraform's state.
    fn destroy(&self, variables: &[&str]) {
        self.run(&[&["destroy", "-auto-approve", "-no-color"][..], variables].concat());
        assert_eq!(self.run(&["state", "list"]), "");
    }
}

/// Applies a configuration, changes it and destroys it.
fn converges(configuration: &str) {
    let Some(installed) = installed() else {
        return;
    };
    let terrarium = Terrarium::simulated(&[]);
    let before = Inventory::of(&terrarium);
    let terraform = Terraform::new(installed, &terrarium, configuration);
    terraform.apply(&[]);
    let changed = terraform.apply(&[CHANGED]);
    assert!(
        !changed.contains(" 0 added, 0 changed, 0 destroyed"),
        "{CHANGED} changes nothing: {changed}"
    );
    terraform.destroy(&[CHANGED]);
    before.assert_unchanged(&terrarium);
}

#[test]
fn every_configuration_has_a_test() {
    let folders = std::fs::read_dir(script("terraform")).expect("the folder is there");
    let folders = folders.map(|entry| entry.expect("it can be read"));
    let found: BTreeSet<_> = folders
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().expect("names are UTF-8"))
        .collect();
    assert_eq!(
        found,
        CONFIGURATIONS.iter().map(|&name| name.to_owned()).collect()
    );
}

#[test]
fn a_deployment_is_what_terraform_says_it_is() {
    let Some(installed) = installed() else {
        return;
    };
    let terrarium = Terrarium::simulated(&[]);
    let terraform = Terraform::new(installed, &terrarium, "deployment");
    let applied = terraform.apply(&[]);
    assert!(
        applied.contains("Apply complete! Resources: 15 added, 0 changed, 0 destroyed."),
        "{applied}"
    );
    let bucket = terraform.run(&["output", "-raw", "bucket"]);
    let object = terrarium.s3("GET", &format!("/{bucket}/greetings/hello.txt"), b"");
    assert_eq!(object.ok(), "Hello from Terraform\n");
    let rules = terrarium
        .ec2("DescribeSecurityGroups&Filter.1.Name=ip-permission.to-port&Filter.1.Value.1=80");
    assert_eq!(element(&rules.ok(), "groupName"), Some("web"));
}
