// The class of the bodies that ValidationPipe validates, with the decorators of class-validator.

import "reflect-metadata";
import { Type } from "class-transformer";
import {
  ArrayUnique,
  IsEmail,
  IsInt,
  IsPostalCode,
  IsString,
  MinLength,
  ValidateNested,
} from "class-validator";

/** Returns a class whose properties are decorated as the decorators in a TypeScript source do it. */
function createBodyClass(properties) {
  class Body {}
  for (const [name, decorators] of Object.entries(properties)) {
    for (const decorate of decorators) decorate(Body.prototype, name);
  }
  return Body;
}

const Address = createBodyClass({
  zip: [IsPostalCode("DE")],
  lines: [IsString({ each: true })],
});

const Tag = createBodyClass({ name: [IsString()] });

export const SongBody = createBodyClass({
  title: [IsString(), MinLength(3)],
  mail: [IsEmail({}, { message: "This is no address." })],
  numbers: [IsInt({ each: true })],
  names: [ArrayUnique()],
  address: [ValidateNested(), Type(() => Address)],
  tags: [ValidateNested({ each: true }), Type(() => Tag)],
});
