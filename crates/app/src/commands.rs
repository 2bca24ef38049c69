//! The one list: each verb once, as `name(Input) -> Output`, both named types of `model`.

/// Expands the given macro over every verb. `src-tauri`'s build script includes this file, so it holds nothing else.
#[macro_export]
macro_rules! commands {
    ($adapter:ident) => {
        $adapter! {
            /// Makes a workspace file and opens it.
            new_workspace(NewWorkspace) -> Status;
            /// Opens a workspace file.
            open_workspace(OpenWorkspace) -> Status;
            /// Opens the sample shop, making it first where it does not exist.
            open_sample(Nothing) -> Status;
            /// Closes the open workspace.
            close_workspace(Nothing) -> Status;
            /// Lists the workspaces opened lately.
            recent_workspaces(Nothing) -> RecentWorkspaces;
            /// Copies the workspace to a new file.
            backup_workspace(BackupWorkspace) -> BackedUp;
            /// Says how the workspace stands: counts, loops, coverage, last edit.
            workspace_status(Nothing) -> Status;
            /// Changes the workspace's settings.
            set_settings(Settings) -> Status;
            /// Says what this program is made of.
            about(Nothing) -> About;

            /// Answers a window of the filtered, sorted products.
            query_products(QueryProducts) -> ProductPage;
            /// Finds products by name or SKU, best matches first.
            search_products(SearchProducts) -> SearchHits;
            /// Lists the values that filters can choose from.
            list_facets(Nothing) -> Facets;
            /// Tells everything of one product.
            get_product(ProductRef) -> ProductDetail;
                    /// Gives a product's picture, read from its local path where it has one.
            get_picture(ProductRef) -> Picture;
            /// Adds one product.
            add_product(Product) -> ProductRow;
            /// Changes many products alike, or says what that would change.
            edit_products(EditProducts) -> ProductsEdited;
            /// Stores typed or pasted cells of the product table.
            set_cells(SetCells) -> ProductsEdited;
            /// Removes products; their links stay, marked.
            remove_products(ProductRefs) -> ProductsEdited;
            /// Looks into a CSV file of products and suggests a mapping.
            inspect_products(InspectProducts) -> CsvInspection;
            /// Imports products from a CSV file.
            import_products(ImportProducts) -> JobRef;
            /// Looks into a shop's catalogue and tells whose it is.
            inspect_catalogue(InspectCatalogue) -> CatalogueInspection;
            /// Imports products with their relations from the files of a shop.
            import_catalogue(ImportCatalogue) -> JobRef;

            /// Lists the relationship types.
            list_types(Nothing) -> TypeList;
            /// Adds a relationship type.
            add_type(RelationshipType) -> TypeList;
            /// Changes a relationship type.
            set_type(SetType) -> TypeList;
            /// Removes a relationship type that nothing uses.
            remove_type(TypeRef) -> TypeList;

            /// Lists links.
            list_links(ListLinks) -> LinkList;
            /// Says whether a link may be made, without making it.
            check_link(NewLink) -> LinkVerdict;
            /// Says of many products whether they may be linked to.
            check_targets(CheckTargets) -> TargetVerdicts;
            /// Links two products or families, or says which loop that would close.
            add_link(NewLink) -> LinkSaved;
            /// Changes a link.
            set_link(SetLink) -> LinkSaved;
            /// Removes links.
            remove_links(RemoveLinks) -> Done;
            /// Imports links from a CSV file.
            import_links(ImportLinks) -> JobRef;
            /// Writes all links to a CSV file.
            export_links(ExportLinks) -> Exported;
            /// Lists rules in their order, each read back as a sentence.
            list_rules(ListRules) -> RuleList;
            /// Tells one rule.
            get_rule(RuleRef) -> RuleRow;
            /// Says what a rule would do, saved or not.
            check_rule(CheckRule) -> RuleVerdict;
            /// Saves a rule, or says what is wrong with it.
            save_rule(SaveRule) -> RuleSaved;
            /// Switches rules on or off.
            set_rule_status(SetRuleStatus) -> RulesSwitched;
            /// Puts rules before another.
            move_rules(MoveRules) -> Done;
            /// Removes rules.
            remove_rules(RuleRefs) -> Done;
            /// Lists what conditions can ask about.
            list_fields(Nothing) -> FieldList;
            /// Finds the values that a field has.
            search_values(SearchValues) -> ValueHits;
            /// Finds customers by their key.
            search_customers(SearchCustomers) -> CustomerHits;
            /// Lists ready rules to start from.
            list_templates(Nothing) -> RuleTemplates;
            /// Puts a file's rules, blocks, placements and strategies in the place of all.
            import_rules(ImportRules) -> RulesImported;
            /// Writes rules, blocks, placements and strategies to a file.
            export_rules(ExportRules) -> Exported;
            /// Lists the products that are never shown.
            list_blocks(Nothing) -> BlockList;
            /// Blocks a product, everywhere or for one trigger.
            add_block(Block) -> Done;
            /// Takes a block away.
            remove_block(Block) -> Done;
            /// Lists the placements.
            list_placements(Nothing) -> PlacementList;
            /// Adds or changes a placement.
            set_placement(Placement) -> Done;
            /// Removes a placement that nothing uses.
            remove_placement(CodeRef) -> Done;
            /// Lists the strategies.
            list_strategies(Nothing) -> StrategyList;
            /// Adds or changes a strategy.
            set_strategy(Strategy) -> Done;
            /// Removes a strategy that nothing uses.
            remove_strategy(CodeRef) -> Done;
            /// Lists campaigns with the times that they are live.
            list_campaigns(ListCampaigns) -> CampaignList;
            /// Says what a campaign would do, saved or not.
            check_campaign(CheckCampaign) -> CampaignVerdict;
            /// Tells what a campaign changes for shoppers.
            compare_campaign(CompareCampaign) -> CampaignChanges;
            /// Saves a campaign, or says what is wrong with it.
            save_campaign(SaveCampaign) -> CampaignSaved;
            /// Removes a campaign.
            remove_campaign(CampaignRef) -> Done;
            /// Copies a campaign to another year.
            duplicate_campaign(DuplicateCampaign) -> CampaignSaved;
            /// Publishes what is live with one campaign started.
            start_campaign(CampaignRef) -> Published;
            /// Publishes what is live with one campaign stopped.
            stop_campaign(CampaignRef) -> Published;
            /// Puts the switch by hand of what is live into the draft.
            keep_switch(CampaignRef) -> Done;
            /// Lists the time zones there are.
            list_zones(Nothing) -> ZoneList;
            /// Checks everything: loops, ends that are gone, upsells that are cheaper.
            check_rulebook(Nothing) -> CheckReport;
            /// Checks everything in a version.
            check_version(CheckVersion) -> CheckReport;
            /// Tells what the check of everything says of one link.
            list_link_findings(LinkKey) -> LinkFindings;

            /// Answers what a shopper would see, and why.
            recommend(RecommendRequest) -> RecommendAnswer;
            /// Writes lists, each with the time that it holds, to a file.
            export_recommendations(ExportRecommendations) -> JobRef;
            /// Writes links or recommendations in the form that a shop takes in.
            export_catalogue(ExportCatalogue) -> JobRef;
            /// Tells a product's or category's neighbourhood for the map.
            get_neighbourhood(GetNeighbourhood) -> Neighbourhood;
            /// Tells the catalogue folded into categories for the map.
            get_overview(GetOverview) -> Overview;

            /// Tells how one version differs from another, items and lists.
            compare_versions(CompareVersions) -> Difference;
            /// Publishes the draft.
            publish(Publish) -> Published;
            /// Lists the published versions, newest first.
            list_versions(Nothing) -> VersionList;
            /// Publishes an older version once more.
            roll_back(RollBack) -> Published;
            /// Brings items of a version back into the draft.
            restore_items(RestoreItems) -> Restored;
            /// Puts the draft forward for another pair of eyes.
            propose_draft(ProposeDraft) -> Status;
            /// Approves the draft that was put forward.
            approve_draft(ApproveDraft) -> Status;
            /// Takes the proposal back.
            withdraw_proposal(Nothing) -> Status;
            /// Says who works here.
            set_user(User) -> Status;
            /// Lists who changed what, newest first.
            list_activity(Nothing) -> Activity;

            /// Takes back the last edit.
            undo(Nothing) -> Undone;
            /// Repeats the edit last taken back.
            redo(Nothing) -> Redone;
            /// Lists the edits, newest first.
            list_edits(Nothing) -> EditHistory;

            /// Imports past orders from files of any channel.
            import_orders(ImportOrders) -> JobRef;
            /// Lists imports, newest first.
            list_imports(Nothing) -> ImportList;
            /// Finds past orders.
            query_orders(QueryOrders) -> OrderPage;
            /// Tells one past order with its revisions.
            get_order(OrderRef) -> OrderDetail;
            /// Groups the dead letters by cause, those with most at stake first.
            list_dead_letter_groups(Nothing) -> DeadLetterGroups;
            /// Lists dead letters.
            list_dead_letters(ListDeadLetters) -> DeadLetterPage;
            /// Changes fields of dead letters and tries them again.
            fix_dead_letters(FixDeadLetters) -> DeadLettersReplayed;
            /// Tries dead letters again.
            replay_dead_letters(ChosenDeadLetters) -> DeadLettersReplayed;
            /// Gives dead letters up.
            discard_dead_letters(ChosenDeadLetters) -> Done;
            /// Writes dead letters to a CSV file.
            export_dead_letters(ExportDeadLetters) -> Exported;
            /// Lists the profiles of order files.
            list_profiles(Nothing) -> ProfileList;
            /// Saves a profile as its next version.
            save_profile(Profile) -> SavedProfile;
            /// Removes a profile.
            remove_profile(ProfileRef) -> ProfileList;
            /// Tells what a profile would make of what waits now.
            preview_profile(Profile) -> ProfilePreview;

            /// Tells how a job stands.
            get_job(JobRef) -> JobView;
            /// Cancels a job; what it did is taken back.
            cancel_job(JobRef) -> JobView;
        }
    };
}
