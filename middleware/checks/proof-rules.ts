import { PROOF_RULES } from '../domain/proof-rules.ts';
import type { CheckDefinition, Verdict } from './check.ts';
import { judge } from './judge.ts';

const BY_HAND =
  'No API tells this one, so look by hand: Setup → Sharing Settings → Edit → Video Proof: Grant Access Using ' +
  'Hierarchies is not ticked.';

const HIDDEN: Verdict = {
  state: 'not-applicable',
  finding:
    'Cannot be told, because the integration user may not view Setup. Proofs are safe only while both validation rules are active.',
  remedy:
    'To have it checked: Setup → Permission Sets → Video Setup Insight → Manage Assignments → Add Assignments, and ' +
    'choose the integration user. Or look by hand: Setup → Object Manager → Video Proof → Validation Rules: ' +
    `${PROOF_RULES.join(' and ')} are active. ${BY_HAND}`,
  setupPath: '/lightning/setup/PermSets/home',
};

/** The rules that keep others from planting a proof are there and active: whoever may customise the org can end them. */
export const proofRules: CheckDefinition = {
  id: 'proof-rules',
  group: 'salesforce',
  run: ({ org }) =>
    judge(
      org.proofRules,
      (rules) => {
        const items = PROOF_RULES.flatMap((name) => {
          const rule = rules.find((one) => one.name === name);
          if (rule === undefined) return [`${name}: not deployed`];
          return rule.isActive ? [] : [`${name}: not active`];
        });
        if (items.length === 0)
          return {
            state: 'ok',
            finding: `The validation rules of Video Proof are active: ${PROOF_RULES.join(', ')}.`,
            remedy: BY_HAND,
          };
        return {
          state: 'error',
          finding: 'Proofs are not protected: somebody could start calls in the name of another person.',
          remedy:
            'Setup → Object Manager → Video Proof → Validation Rules → the rule → Edit: tick Active and Save. Deploy ' +
            `the package once more for those that are not there. ${BY_HAND}`,
          items,
          setupPath: '/lightning/setup/ObjectManager/Video_Proof__c/ValidationRules/view',
        };
      },
      HIDDEN,
    ),
};
