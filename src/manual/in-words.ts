export { inWords } from '../sections/say/in-words.js'
