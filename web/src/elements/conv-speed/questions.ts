/** What a teacher asks about speed. */
import { formatCount } from '../../draw/numbers.js';
import type { SpeedWords } from '../../strings/speed.js';
import type { Question } from '../parts/question-card.js';
import { productText } from './product.js';
import type { SpeedSession } from './speed-session.js';

export function speedQuestions(session: SpeedSession, strings: SpeedWords): readonly Question[] {
  const { quiz } = strings.speed;
  const { multiplyAdds } = session;
  const product = `${productText(session.state, strings)} = ${formatCount(multiplyAdds)}`;
  return [
    { prompt: quiz.cost, expected: multiplyAdds, explanation: quiz.explainCost(product) },
    { prompt: quiz.speed, expected: 3, explanation: quiz.explainSpeed },
    { prompt: quiz.vectors, expected: 4, explanation: quiz.explainVectors },
    { prompt: quiz.median, expected: 2, explanation: quiz.explainMedian },
    { prompt: quiz.clock, expected: 25, explanation: quiz.explainClock },
  ];
}
