import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Problem } from '../problem/problem';
import { isProblemCode, PROBLEMS, problemType, type ProblemCode } from '../problem/table';
import { COUNT, list, object, TEXT } from './schema-words';

interface Described {
  readonly type: string;
  readonly code: string;
  readonly status: number;
  readonly title: string;
}
const schema = object({ type: TEXT, code: TEXT, status: COUNT, title: TEXT });
const described = (code: ProblemCode): Described => ({ type: problemType(code), code, ...PROBLEMS[code] });

/** What the `type` of a problem leads to. */
@ApiTags('Operations')
@Controller('api/problems')
export class ProblemsController {
  @Get()
  @ApiOperation({ operationId: 'problems', summary: 'every problem the server answers with' })
  @ApiResponse({ status: 200, description: 'The table of problems.', schema: list(schema) })
  all(): readonly Described[] {
    return (Object.keys(PROBLEMS) as ProblemCode[]).map(described);
  }

  @Get(':code')
  @ApiOperation({ operationId: 'problem', summary: 'one problem' })
  @ApiParam({ name: 'code', schema: { type: 'string', example: 'unknown-property' } })
  @ApiResponse({ status: 200, description: 'The problem.', schema })
  one(@Param('code') code: string): Described {
    if (isProblemCode(code)) return described(code);
    throw new Problem('not-found', 'There is no such problem; /api/problems lists them.');
  }
}
