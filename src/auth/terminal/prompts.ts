// One lazy part for all questions, so that a run without any loads none.
export { default as confirm } from '@inquirer/confirm'
export { default as password } from '@inquirer/password'
