/** Registers what a page otherwise loads: the core that reads, and the code that reads failures. */

import { readWithCore } from "./client/core-reader.js";
import * as failures from "./client/failed-response.js";
import { readerSlot } from "./client/reader-slot.js";

readerSlot.read = readWithCore;
readerSlot.failures = failures;
