/**
 * Flows as their metadata says them, as far as the sandbox runs them.
 * Source: Metadata API Developer Guide, "Flow"; names follow the elements of the file.
 */

export type FlowDataType =
  'String' | 'Number' | 'Currency' | 'Boolean' | 'Date' | 'DateTime' | 'Picklist' | 'SObject' | 'Apex';

/** DefaultMode: as whoever launched it, which is the system for record-triggered flows and the person for all others. */
export type FlowRunMode = 'DefaultMode' | 'SystemModeWithSharing' | 'SystemModeWithoutSharing';

/** What stands where a value is wanted. */
export type FlowExpression =
  | { readonly kind: 'literal'; readonly value: number | boolean | string; readonly type: FlowDataType }
  /** A text that may hold `{!references}`. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reference'; readonly path: string }
  /** Something of Setup by its name, which the org turns into its id. */
  | { readonly kind: 'setup'; readonly name: string; readonly type: string };

export interface FlowVariable {
  readonly name: string;
  readonly dataType: FlowDataType;
  readonly isCollection: boolean;
  readonly isInput: boolean;
  readonly isOutput: boolean;
  readonly objectType?: string;
  /** `ExternalService__Registration_Schema`. */
  readonly apexClass?: string;
  readonly value?: FlowExpression;
}

export interface FlowConstant {
  readonly name: string;
  readonly dataType: FlowDataType;
  readonly value?: FlowExpression;
}

export interface FlowFormula {
  readonly name: string;
  readonly dataType: FlowDataType;
  readonly expression: string;
}

export interface FlowTextTemplate {
  readonly name: string;
  readonly text: string;
  readonly isPlainText: boolean;
}

export interface FlowChoice {
  readonly name: string;
  readonly text: string;
  readonly dataType: FlowDataType;
  readonly value?: FlowExpression;
}

export const COMPARISONS = [
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'LessThan',
  'GreaterThanOrEqualTo',
  'LessThanOrEqualTo',
  'StartsWith',
  'EndsWith',
  'Contains',
  'IsNull',
  'IsBlank',
  'IsEmpty',
  'IsChanged',
  'WasVisited',
  'In',
  'NotIn',
] as const;
export type FlowComparison = (typeof COMPARISONS)[number];

export interface FlowCondition {
  readonly left: string;
  readonly operator: FlowComparison;
  readonly right?: FlowExpression;
}

/** `logic` is `and`, `or` or for instance `1 AND (2 OR 3)`. */
export interface FlowConditions {
  readonly logic: string;
  readonly conditions: readonly FlowCondition[];
}

export interface FlowFilter {
  readonly field: string;
  readonly operator: FlowComparison;
  readonly value?: FlowExpression;
}

export interface FlowFilters {
  readonly logic: string;
  readonly filters: readonly FlowFilter[];
}

export interface FlowNamedValue {
  readonly name: string;
  readonly value?: FlowExpression;
}

export interface FlowOutput {
  readonly name: string;
  readonly assignTo: string;
}

interface Node {
  readonly name: string;
  readonly label: string;
  /** The element that follows; the path ends where there is none. */
  readonly next?: string;
}

interface FallibleNode extends Node {
  /** The element that follows if this one fails. */
  readonly onFault?: string;
}

export interface FlowAssignment extends Node {
  readonly kind: 'assignment';
  readonly items: readonly {
    readonly assignTo: string;
    readonly operator: FlowAssignmentOperator;
    readonly value?: FlowExpression;
  }[];
}

export const ASSIGNMENT_OPERATORS = ['Assign', 'Add', 'Subtract', 'AddItem', 'AddAtStart', 'AssignCount'] as const;
export type FlowAssignmentOperator = (typeof ASSIGNMENT_OPERATORS)[number];

export interface FlowDecision extends Node {
  readonly kind: 'decision';
  readonly rules: readonly (FlowConditions & {
    readonly name: string;
    readonly next?: string;
    readonly onlyWhenChanged: boolean;
  })[];
}

export interface FlowLoop extends Node {
  readonly kind: 'loop';
  readonly collection: string;
  readonly isDescending: boolean;
  readonly assignTo?: string;
  /** The element that each item goes to; `next` follows after the last. */
  readonly nextValue?: string;
}

export interface FlowSubflow extends Node {
  readonly kind: 'subflow';
  readonly flowName: string;
  readonly inputs: readonly FlowNamedValue[];
  readonly outputs: readonly FlowOutput[];
  readonly storesOutput: boolean;
}

export interface FlowCustomError extends Node {
  readonly kind: 'customError';
  readonly messages: readonly { readonly text: string; readonly field?: string }[];
}

export interface FlowRecordLookup extends FallibleNode, FlowFilters {
  readonly kind: 'recordLookup';
  readonly object: string;
  readonly firstOnly: boolean;
  /** Missing: all that may be read. */
  readonly queriedFields?: readonly string[];
  readonly sortField?: string;
  readonly isDescending: boolean;
  readonly limit?: FlowExpression;
  readonly storesOutput: boolean;
  readonly outputReference?: string;
  readonly outputs: readonly FlowOutput[];
  readonly nullsIfNone: boolean;
}

export interface FlowRecordCreate extends FallibleNode {
  readonly kind: 'recordCreate';
  readonly object?: string;
  readonly values: readonly FlowNamedValue[];
  readonly inputReference?: string;
  readonly assignIdTo?: string;
  readonly storesOutput: boolean;
}

export interface FlowRecordUpdate extends FallibleNode, FlowFilters {
  readonly kind: 'recordUpdate';
  readonly object?: string;
  readonly values: readonly FlowNamedValue[];
  readonly inputReference?: string;
}

export const ACTION_TYPES = ['externalService', 'customNotificationAction', 'emailSimple'] as const;

export interface FlowActionCall extends FallibleNode {
  readonly kind: 'actionCall';
  readonly actionType: (typeof ACTION_TYPES)[number];
  readonly actionName: string;
  readonly transactionModel: 'Automatic' | 'NewTransaction' | 'CurrentTransaction';
  readonly inputs: readonly FlowNamedValue[];
  readonly outputs: readonly FlowOutput[];
  readonly storesOutput: boolean;
}

export const SCREEN_FIELD_TYPES = [
  'DisplayText',
  'InputField',
  'LargeTextArea',
  'RadioButtons',
  'DropdownBox',
] as const;

export interface FlowScreenField {
  readonly name: string;
  readonly fieldType: (typeof SCREEN_FIELD_TYPES)[number];
  readonly dataType: FlowDataType;
  /** The text of a display text, the label of an input. */
  readonly text: string;
  readonly helpText?: string;
  readonly isRequired: boolean;
  readonly defaultValue?: FlowExpression;
  readonly choices: readonly string[];
  readonly defaultChoice?: string;
  readonly visibility?: FlowConditions;
}

export interface FlowScreen extends Node {
  readonly kind: 'screen';
  readonly allowBack: boolean;
  readonly allowFinish: boolean;
  readonly fields: readonly FlowScreenField[];
  readonly nextLabel?: string;
  readonly showFooter: boolean;
  readonly showHeader: boolean;
}

export type FlowElement =
  | FlowAssignment
  | FlowDecision
  | FlowLoop
  | FlowSubflow
  | FlowCustomError
  | FlowRecordLookup
  | FlowRecordCreate
  | FlowRecordUpdate
  | FlowActionCall
  | FlowScreen;

export type RecordTriggerType = 'Create' | 'Update' | 'CreateAndUpdate';

export interface FlowTrigger extends FlowFilters {
  readonly time: 'RecordBeforeSave' | 'RecordAfterSave';
  readonly object: string;
  readonly on: RecordTriggerType;
  readonly formula?: string;
  /** Runs for an update only if the record did not meet the conditions before. */
  readonly onlyWhenChanged: boolean;
  /** The first element of the path that runs in a transaction of its own once the save is committed. */
  readonly afterCommit?: { readonly next?: string };
}

export interface FlowDefinition {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly apiVersion: string;
  readonly processType: 'AutoLaunchedFlow' | 'Flow';
  /** As deployed; an administrator may activate and deactivate it. */
  readonly isActive: boolean;
  readonly runInMode: FlowRunMode;
  readonly isTemplate: boolean;
  /** Whether it takes access to this very flow to run it. */
  readonly isRestricted: boolean;
  readonly triggerOrder?: number;
  /** The first element. */
  readonly next?: string;
  readonly trigger?: FlowTrigger;
  readonly variables: ReadonlyMap<string, FlowVariable>;
  readonly constants: ReadonlyMap<string, FlowConstant>;
  readonly formulas: ReadonlyMap<string, FlowFormula>;
  readonly textTemplates: ReadonlyMap<string, FlowTextTemplate>;
  readonly choices: ReadonlyMap<string, FlowChoice>;
  readonly elements: ReadonlyMap<string, FlowElement>;
}
