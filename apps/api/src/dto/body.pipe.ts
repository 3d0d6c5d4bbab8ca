import type { PipeTransform } from '@nestjs/common';
import { readShape, type Description } from '@parley/negotiation';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { faulty } from '../problem/problem-of';
import { bodyClass, type BodyClass } from './body-class';

const STRICT = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, stopAtFirstError: true } as const;

/**
 * Lets a body through as it came once class-validator finds nothing against it. Where it does, the rules' own reader says what is
 * wrong, so that a fault has one wording whoever finds it.
 */
export class BodyPipe implements PipeTransform<unknown, object> {
  private readonly body: BodyClass;

  constructor(
    private readonly shape: Extract<Description, { kind: 'record' }>,
    name: string,
  ) {
    this.body = bodyClass(shape, name);
  }

  transform(given: unknown): object {
    if (isObject(given) && validateSync(plainToInstance(this.body, given), STRICT).length === 0) return given;
    const read = readShape(this.shape, given);
    if (!read.ok) throw faulty(read.faults, 'body-invalid');
    return given as object;
  }

  /** The class that the API document shows. */
  get documented(): BodyClass {
    return this.body;
  }
}

const isObject = (given: unknown): given is object => typeof given === 'object' && given !== null && !Array.isArray(given);
